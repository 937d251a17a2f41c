'use client'
import { useCallback, useEffect, useRef } from 'react'

/** How far the pointer moves before it is no click, in pixels. */
const still = 4

/** Answers whether what was done last was dragging with a mouse or a pen: no click, twice or thrice, no finger, no key. */
export function useDragged(): () => boolean {
  const dragged = useRef(false)
  useEffect(() => {
    let from: PointerEvent | undefined
    const down = (event: PointerEvent) => {
      from = event
      dragged.current = false
    }
    const up = (event: PointerEvent) => {
      dragged.current = from !== undefined && event.pointerType !== 'touch' && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > still
    }
    const pressed = () => {
      dragged.current = false
    }
    window.addEventListener('pointerdown', down, true)
    window.addEventListener('pointerup', up, true)
    window.addEventListener('keydown', pressed, true)
    return () => {
      window.removeEventListener('pointerdown', down, true)
      window.removeEventListener('pointerup', up, true)
      window.removeEventListener('keydown', pressed, true)
    }
  }, [])
  return useCallback(() => dragged.current, [])
}

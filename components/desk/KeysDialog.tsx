'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { comboOf, isModifier, writeCombo } from '@/core/keys/combo'
import { type KeyAction, defaultKeys, keyActionNames, noKeyChoice } from '@/core/keys/key-map'
import { changeKey, fixedKeys, keyWords } from '@/core/keys/key-words'
import { pressOf } from '@/core/keys/press'
import classes from './KeysDialog.module.css'
import type { Keys } from './use-keys'

interface Props {
  readonly keys: Keys
  readonly onClose: () => void
}

/** The keys of the reading page, each of which can be changed and turned off. */
export const KeysDialog = ({ keys: { map, choice, platform, choose }, onClose }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [listening, setListening] = useState<KeyAction | null>(null)
  const [said, setSaid] = useState('')
  const defaults = defaultKeys(platform)

  useEffect(() => {
    if (!dialog.current!.open) dialog.current!.showModal()
  }, [])

  const take = (action: KeyAction, combo: string | null) => {
    const next = changeKey(choice, action, combo, platform)
    setListening(null)
    if (typeof next === 'string') return setSaid(next)
    choose(next)
    setSaid(combo ? `${keyWords[action]}: ${writeCombo(combo, platform)}.` : `${keyWords[action]}: turned off.`)
  }
  const listen = (event: KeyboardEvent, action: KeyAction) => {
    if (listening !== action || isModifier(event.key) || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setListening(null)
    take(action, comboOf(pressOf(event.nativeEvent)))
  }

  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby="keys-title" onClose={onClose} onCancel={(event) => listening && event.preventDefault()}>
      <div className={classes.head}>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className={classes.button} onClick={onClose}>Close</button>
      </div>
      <p role="status" className={classes.status}>{listening ? 'Press the new key. Escape leaves it as it is.' : said}</p>
      <ul className={classes.list}>
        {keyActionNames.map((action) => (
          <li key={action} className={classes.row}>
            <span className={classes.does}>{keyWords[action]}</span>
            <button
              type="button"
              className={classes.key}
              data-listening={listening === action || undefined}
              aria-label={`${keyWords[action]}: ${written(map[action], platform)}. Change`}
              onClick={() => setListening(action)}
              onKeyDown={(event) => listen(event, action)}
              onBlur={() => setListening(null)}
            >
              {listening === action ? 'press a key' : written(map[action], platform)}
            </button>
            {map[action] === null && !(choice.lettersOff && choice.changed[action] === undefined)
              ? <button type="button" className={classes.button} aria-label={`As it was: ${keyWords[action]}`} onClick={() => take(action, defaults[action])}>As it was</button>
              : <button type="button" className={classes.button} aria-label={`Turn off: ${keyWords[action]}`} disabled={map[action] === null} onClick={() => take(action, null)}>Off</button>}
          </li>
        ))}
        {fixedKeys.map(({ key, does }) => (
          <li key={key} className={classes.row}>
            <span className={classes.does}>{does}</span>
            <kbd className={classes.fixed}>{writeCombo(key, platform)}</kbd>
          </li>
        ))}
      </ul>
      <label className={classes.letters}>
        <input type="checkbox" checked={choice.lettersOff} onChange={(event) => choose({ ...choice, lettersOff: event.currentTarget.checked })} />
        Turn off every key that is a single letter or sign, the tags’ letters too
      </label>
      <button type="button" className={classes.button} onClick={() => choose(noKeyChoice)}>All as they came</button>
    </dialog>
  )
}

function written(combo: string | null, platform: Props['keys']['platform']): string {
  return combo ? writeCombo(combo, platform) : 'off'
}

import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
const text = readFileSync('/tmp/lead/inst2/sign-in.txt','utf8')
const origin = /http\S+/.exec(text)[0]
const who = process.argv[2], path = process.argv[3] ?? '', name = process.argv[4] ?? 'x', act = process.argv[5]
const [, email, pw] = new RegExp(`(${who}@example.org)\\s+(\\S+)`).exec(text)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
for (const [w,h,scheme] of [[1440,900,'light'],[390,844,'dark']]) {
  const c = await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, hasTouch: w<500, reducedMotion: 'reduce' })
  const p = await c.newPage()
  const errs=[]; p.on('console', m => ['error','warning'].includes(m.type()) && errs.push(m.text().slice(0,200)))
  await p.goto(origin + '/sign-in'); await p.getByLabel('E-mail').fill(email); await p.getByRole('textbox',{name:'Password'}).fill(pw); await p.keyboard.press('Enter')
  await p.waitForURL(u => !u.pathname.includes('sign-in'))
  if (path) await p.goto(path.startsWith('/') ? origin + path : p.url())
  await p.waitForTimeout(2500)
  if (act) { try { await new Function('p','w', `return (async()=>{${act}})()`)(p,w) } catch (e) { console.log(String(e).slice(0,300)) } await p.waitForTimeout(800) }
  await p.screenshot({ path: `/tmp/lead/shots/${name}-${w}-${scheme}.png` })
  console.log(w, p.url(), errs.join(' | '))
  await c.close()
}
await b.close()

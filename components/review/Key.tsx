import classes from './Key.module.css'

/** A key as it is printed beside what it does; seen only, since controls name their keys themselves. */
export const Key = ({ children }: { readonly children: string }) => <kbd aria-hidden className={classes.key}>{children}</kbd>

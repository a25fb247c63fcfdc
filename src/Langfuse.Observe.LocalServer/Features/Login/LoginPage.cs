using System.Text.Encodings.Web;

namespace Langfuse.Observe.LocalServer.Features.Login;

/// <summary>The page that asks for email and password. It needs no script.</summary>
internal static class LoginPage
{
    public static Task SendAsync(HttpContext context, string? message)
    {
        var openId = context.Get<LangfuseLocalServerOptions>().OpenId;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Log in · Langfuse Observe</title>
                <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/page/styles.css">
              </head>
              <body class="login">
                <main>
                  <h1>Langfuse Observe</h1>
                  {{(message is null ? "" : $"<p role=\"alert\">{HtmlEncoder.Default.Encode(message)}</p>")}}
                  <form method="post" action="/login">
                    <label>Email <input name="email" type="email" autocomplete="username" required autofocus></label>
                    <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                    <button type="submit">Log in</button>
                  </form>
                  {{(openId is null ? "" : $"<p><a href=\"/login/openid\">Log in by {HtmlEncoder.Default.Encode(openId.Name)}</a></p>")}}
                </main>
              </body>
            </html>
            """,
            context.RequestAborted);
    }
}

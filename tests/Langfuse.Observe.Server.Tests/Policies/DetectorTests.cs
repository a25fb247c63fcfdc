using Langfuse.Observe.LocalServer.Policies.Rules;

namespace Langfuse.Observe.Server.Tests.Policies;

public sealed class DetectorTests
{
    [Theory]
    [InlineData("secret", "key: sk-" + "proj-AbCdEfGhIjKlMnOpQrStUvWx")]
    [InlineData("secret", "sk-" + "lf-11111111-2222-3333-4444-555555555555")]
    [InlineData("secret", "AKIA" + "IOSFODNN7EXAMPLE")]
    [InlineData("secret", "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("secret", "xoxb-" + "123456789012-abcdefghij")]
    [InlineData("secret", "-----BEGIN RSA " + "PRIVATE KEY-----")]
    [InlineData("secret", "postgres://ada:hunter22@db:5432/x")]
    [InlineData("secret", """{"password": "correct-horse"}""")]
    [InlineData("email", "mail ada.lovelace+x@sub.example.co.uk now")]
    [InlineData("phone", "call +49 30 1234 5678")]
    [InlineData("phone", "call (415) 555-2671")]
    [InlineData("card", "4111 1111 1111 1111")]
    [InlineData("iban", "DE89 3704 0044 0532 0130 00")]
    [InlineData("ssn", "078-05-1120")]
    public void WhatIsThere_IsFound(string kind, string text) => Assert.Contains(Detectors.Named(kind), detector => detector.FirstIn(text) is not null);

    [Theory]
    [InlineData("The task-list-of-everything-we-do is long, and risk-adjusted-return-of-capital too.")]
    [InlineData("order 4111 1111 1111 1112, id 8f3b9c1e64d24a07b5e0c7d1f2a96b38, 2026-11-28T03:22:09.123Z")]
    [InlineData("""{"password": "***", "api_key": "<your key>", "token_count": 12345678901}""")]
    [InlineData("DE89 3704 0044 0532 0130 01 and version 1.2.3-456, 192.168.100.200, user@localhost")]
    [InlineData("https://example.com:8080/path?x=1 and decorators like @app.route")]
    [InlineData("totals 1234567890 and 415-55-26711")]
    public void WhatOnlyLooksLikeIt_IsNot(string text) =>
        Assert.Empty(((string[])["secret", "personal"]).SelectMany(Detectors.Named).Where(detector => detector.FirstIn(text) is not null).Select(detector => detector.Name));
}

namespace Langfuse.Observe.Client.Tests.Recording.Masking;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("key sk-lf-0123456789abcdef0123 end", "key [redacted key] end")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[redacted key]")]
    [InlineData("{\"t\":\"ghp_abcdefghijklmnopqrstuvwxyz0123456789\"}", "{\"t\":\"[redacted key]\"}")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27u", "[redacted key]")]
    [InlineData("Authorization: Bearer abc.def-ghi_123", "Authorization: Bearer [redacted token]")]
    [InlineData("mail ann.lee+x@example.co.uk now", "mail [redacted e-mail] now")]
    [InlineData("card 4111 1111 1111 1111.", "card [redacted card].")]
    [InlineData("card 4111-1111-1111-1111", "card [redacted card]")]
    [InlineData("call +41 44 668 18 00 today", "call [redacted phone] today")]
    [InlineData("call (212) 555-0123", "call [redacted phone]")]
    public void Secret_InAText_IsRedacted(string text, string expected) => Assert.Equal(expected, Redactor.Apply(text));

    [Theory]
    [InlineData("order 4111 1111 1111 1112")]
    [InlineData("on 2026-01-02 at 10:15:30")]
    [InlineData("id 6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("trace 0af7651916cd43dd8448eb211c80319c")]
    [InlineData("price 1,234.56 EUR, 1 234 pieces")]
    [InlineData("a plain sentence about skills and packages")]
    public void OrdinaryText_IsLeftAlone(string text) => Assert.Equal(text, Redactor.Apply(text));

    [Fact]
    public void DataUri_StaysWhole()
    {
        const string Uri = "data:image/png;base64,4111111111111111AAAA";
        Assert.Equal($"{{\"image\":\"{Uri}\",\"from\":\"[redacted e-mail]\"}}", Redactor.Apply($"{{\"image\":\"{Uri}\",\"from\":\"a@b.example\"}}"));
    }

    [Fact]
    public void PrivateKey_IsRedactedWhole() => Assert.Equal(
        "before [redacted key] after",
        Redactor.Apply("before -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY----- after"));
}

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
    [InlineData("sent as Basic dXNlcjpwYXNzd29yZA==.", "sent as Basic [redacted token].")]
    [InlineData("it was Bearer abcdefgh12345678. Then", "it was Bearer [redacted token]. Then")]
    [InlineData("q=Bearer+abcdefgh12345678&x=1", "q=Bearer+[redacted token]&x=1")]
    [InlineData("to=j%C3%B6rg%40ex%C3%A4mple.de&x=1", "to=[redacted e-mail]&x=1")]
    [InlineData("to j&#246;rg&#x40;example.de", "to [redacted e-mail]")]
    [InlineData("n=4111%C2%A01111%C2%A01111%C2%A01111", "n=[redacted card]")]
    [InlineData("n=%094111+1111+1111+1111", "n=%09[redacted card]")]
    [InlineData("NDExMTExMTExMTExMTExMQ==", "[redacted base64]")]
    [InlineData("AGFsaWNlQGV4YW1wbGUuY29tAAgI", "[redacted base64]")]
    [InlineData("use sk_" + "live_abcdefghijklmnopqrstuvwx now", "use [redacted key] now")]
    [InlineData("sk-lf-" + "local1", "[redacted key]")]
    [InlineData("glsa_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6_0a1b2c3d", "[redacted key]")]
    [InlineData("ATATT3" + "xFfGF0a1B2c3D4e5F6g7H8=12AB34CD", "[redacted key]")]
    [InlineData("pat-na1-" + "12345678-1234-1234-1234-123456789012", "[redacted key]")]
    public void Secret_InAText_IsRedacted(string text, string expected) => Assert.Equal(expected, Redactor.Apply(text));

    [Theory]
    [InlineData("order 4111 1111 1111 1112")]
    [InlineData("on 2026-01-02 at 10:15:30")]
    [InlineData("id 6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("trace 0af7651916cd43dd8448eb211c80319c")]
    [InlineData("price 1,234.56 EUR, 1 234 pieces")]
    [InlineData("a plain sentence about skills and packages")]
    [InlineData("risk_test_of_everything, desk_live_stream and 100%C3 of it")]
    [InlineData("the bearer of a basic understanding. AT&T &#38; co &#; %E2%82")]
    [InlineData("sk-lf-... is where your key goes")]
    [InlineData("src/components/dialog/internationalisation/WonderfulButton")]
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

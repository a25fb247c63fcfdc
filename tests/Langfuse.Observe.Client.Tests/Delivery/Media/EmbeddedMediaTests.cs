using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Delivery.Media;

namespace Langfuse.Observe.Client.Tests.Delivery.Media;

/// <summary>Content in base64, in the forms in which programs, models and tools write it.</summary>
public sealed class EmbeddedMediaTests
{
    // 200 bytes with 0xFB and 0xFF, so that both alphabets differ.
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 200).Select(i => (byte)(i % 3 == 0 ? 0xFB : 0xFF - i))];
    private static readonly string s_base64 = Convert.ToBase64String(s_content);

    public static TheoryData<string, string> Forms => new()
    {
        { "plain", s_base64 },
        { "without padding", s_base64.TrimEnd('=') },
        { "for addresses", s_base64.Replace('+', '-').Replace('/', '_').TrimEnd('=') },
        { "in lines of 76", Lines(76, "\r\n") },
        { "in lines of 64", Lines(64, "\n") },
        { "in lines of 64, without padding", Lines(64, "\n").TrimEnd('=') },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void DataUri_InAText_IsFound(string form, string base64)
    {
        Assert.NotEmpty(form);
        IsFoundIn($"before data:image/png;base64,{base64}", "before ", "");
        IsFoundIn($"![x](data:image/png;base64,{base64})", "![x](", ")");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void DataUri_InJson_IsFound(string form, string base64)
    {
        Assert.NotEmpty(form);
        var uri = $"data:image/png;base64,{base64}";
        IsFoundIn(JsonSerializer.Serialize(new { a = uri, b = 1 }), """{"a":" """.TrimEnd(), "\",\"b\":1}");
        IsFoundIn(JsonSerializer.Serialize(JsonSerializer.Serialize(uri), s_relaxed), "\"\\\"", "\\\"\"");
    }

    [Theory]
    [InlineData("""{"type":"base64","media_type":"image/png","data":"X"}""")]
    [InlineData("""{"type":"image","data":"X","mimeType":"image/png"}""")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"X","format":"wav"}}""")]
    [InlineData("""{"uri":"file:///a","mimeType":"application/pdf","blob":"X"}""")]
    [InlineData("""{ "mimeType" : "image/png", "data" : "X" }""")]
    [InlineData("""{"b64_json":"X"}""")]
    [InlineData("""{"content":"{\"data\":\"X\",\"mimeType\":\"image/png\"}"}""")]
    public void MemberBesideItsType_IsFound(string json)
    {
        var parts = json.Split('X');
        IsFoundIn(json.Replace("X", s_base64, StringComparison.Ordinal), parts[0], parts[1]);
        IsFoundIn(json.Replace("X", s_base64.TrimEnd('='), StringComparison.Ordinal), parts[0], parts[1]);
    }

    [Theory]
    [InlineData("""{"data":"X"}""")]
    [InlineData("""{"data":"X","mimeType":"model/unknown"}""")]
    [InlineData("""[{"data":"X"},{"mimeType":"image/png"}]""")]
    [InlineData("""{"metadata":"X","mimeType":"image/png"}""")]
    public void MemberThatIsNone_Stays(string json) => Assert.Null(First(json.Replace("X", s_base64, StringComparison.Ordinal)));

    [Theory]
    [InlineData("data:image/png;base64,ab")]
    [InlineData("data:image/png;base64,!!!!!!!!!!")]
    [InlineData("data:model/unknown;base64,QUJDREVGR0hJSktM")]
    [InlineData("data: see ;base64, of course")]
    public void TextThatIsNone_Stays(string text) => Assert.Null(First(text));

    [Fact]
    public void WordsAfterALineBreak_AreNoPartOfIt()
    {
        IsFoundIn($"data:image/png;base64,{s_base64}\nDone", "", "\nDone");
        IsFoundIn($"data:image/png;base64,{Lines(76, "\n")}\nDone", "", "\nDone");
        IsFoundIn($"data:image/png;base64,{s_base64}\\nDone\"", "", "\\nDone\"");
    }

    [Fact]
    public void ManySmallOnes_TakeTimeThatGrowsWithTheText()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data:image/png;base64,QUJDREVGR0hJSktM ", 5000)));
        var found = 0;
        for (var rest = text.AsSpan(); EmbeddedMedia.First(rest) is { } media; rest = rest[(media.Start + media.Length)..])
        {
            found++;
        }

        Assert.Equal(5000, found);
    }

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void IsFoundIn(string text, string before, string after)
    {
        var found = First(text);
        Assert.NotNull(found);
        var utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(before, Encoding.UTF8.GetString(utf8[..found.Value.Start]));
        Assert.Equal(after, Encoding.UTF8.GetString(utf8[(found.Value.Start + found.Value.Length)..]));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(s_content)), Convert.ToHexString(SHA256.HashData(found.Value.Media.Content.Span)));
    }

    private static EmbeddedMedia? First(string text) => EmbeddedMedia.First(Encoding.UTF8.GetBytes(text));

    private static string Lines(int width, string end) => string.Join(end, s_base64.Chunk(width).Select(line => new string(line)));
}

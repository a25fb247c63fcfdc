using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Client.Tests.Recording.Masking;

/// <summary>Every form of secret at every place of a text and however it is written. The examples are made up, or those of the services'
/// own documentation.</summary>
public sealed class KeyFormatTests
{
    private const string X36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    /// <summary>An example of each form, in pieces: whole they would be found by those who search repositories for them.</summary>
    private static readonly string[][] s_keys =
    [
        ["sk-", "lf-12345678-1234-1234-1234-123456789012"], ["pk-", "lf-12345678-1234-1234-1234-123456789012"], ["sk-", "proj-" + X36 + "_-" + X36],
        ["sk-", "ant-api03-" + X36], ["sk-", "or-v1-0123456789abcdef0123456789abcdef"], ["sk_", "live_4eC39HqLyjWDarjtT1zdp7dc"], ["rk_", "test_4eC39HqLyjWDarjtT1zdp7dc"],
        ["gh", "p_16C7e42F292c6912E7710c838347Ae178B4a"], ["gh", "o_16C7e42F292c6912E7710c838347Ae178B4a"], ["gh", "s_16C7e42F292c6912E7710c838347Ae178B4a"],
        ["github", "_pat_11ABCDEFG0abcdefghijkl_" + X36], ["gl", "pat-a1B2c3D4e5F6g7H8i9J0"], ["gl", "rt-a1B2c3D4e5F6g7H8i9J0"], ["hf", "_" + X36], ["np", "m_" + X36],
        ["SG", ".a1B2c3D4e5F6g7H8i9J0kk.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V"], ["xox", "b-123456789012-123456789012-a1B2c3D4e5F6"], ["xapp", "-1-A0123456789-1234567890123-a1b2c3d4e5f6"],
        ["ya29", ".a0AfH6SMBx-" + X36], ["GOCSPX", "-a1B2c3D4e5F6g7H8i9J0k1L2m3N4"], ["AIza", "SyA1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q"], ["AKIA", "IOSFODNN7EXAMPLE"], ["ASIA", "IOSFODNN7EXAMPLE"],
        ["IQoJb3JpZ2lu", "X2VjEPH//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample0123456789"], ["gsk", "_" + X36], ["xai", "-" + X36 + X36], ["pplx", "-" + X36], ["r8", "_" + X36], ["npg_", ""],
        ["whsec", "_" + X36], ["shpat", "_0123456789abcdef0123456789abcdef"], ["dckr", "_pat_" + X36], ["hvs", "." + X36], ["pypi", "-AgEIcHlwaS5vcmc" + X36], ["lsv2", "_pt_0123456789abcdef0123456789abcdef_0123456789"],
        ["eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"],
        ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIEabc+/=\nAbC\n-----END RSA PRIVATE KEY-----"], ["-----BEGIN PGP PRIVATE", " KEY BLOCK-----\n\nlQOYBF\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----"],
        ["-----BEGIN PGP", " MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"], ["-----BEGIN OPENSSH PRIVATE", " KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----"],
    ];

    private static readonly string[] s_others =
    [
        "Bearer abcdefghijklmnop", "Basic dXNlcjpwYXNzd29yZA==", "alice@example.com", "jürgen.müller@bücher.example", "用户@例子.公司", "o'brien@example.co.uk",
        "4111 1111 1111 1111", "4111\u00A01111\u00A01111\u00A01111", "4111.1111.1111.1111", "4111-1111-1111-1111", "378282246310005", "5555555555554444",
        "+41 44 668 18 00", "(555) 123-4567",
    ];

    public static TheoryData<string> Secrets()
    {
        var secrets = new TheoryData<string>();
        foreach (var secret in All())
        {
            secrets.Add(secret);
        }

        return secrets;
    }

    private static IEnumerable<string> All() => s_keys.Where(static key => key[1].Length > 0).Select(static key => string.Concat(key)).Concat(s_others);

    /// <summary>Start, end, after every escape, in brackets and marks, in keys, nested, in arrays.</summary>
    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secret_AtEveryPlace_IsRedacted(string secret)
    {
        foreach (var before in (string[])["", "text ", "\n", "\t", "\r\n", "\b", "\f", "\"", "\\", "/", "(", "=", ": ", "é", "\u2028", "😀 ", "line\n"])
        {
            foreach (var after in (string[])["", " text", "\n", "\"", "\\", ")", "\t", ",", "\u2028"])
            {
                var text = before + secret + after;
                AssertRedacted(text, secret, Redactor.Apply(text));
                foreach (var json in Jsons(text))
                {
                    var redacted = Redactor.Apply(json);
                    AssertRedacted(json, secret, string.Join('\n', Texts(JsonNode.Parse(redacted)!)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secret_HoweverItIsWritten_IsRedacted(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes("the key is " + secret);
        var half = secret.Length / 2;
        string[] written =
        [
            string.Concat(secret.Select(static character => $"\\u{(int)character:x4}")),
            "x: " + Convert.ToBase64String(utf8),
            Convert.ToBase64String(utf8).TrimEnd('=').Replace('+', '-').Replace('/', '_') + " end",
            $"**{secret[..half]}**{secret[half..]}",
            $"`{secret[..half]}`{secret[half..]}",
            $"{secret[..half]}\u200B{secret[half..]}",
            JsonSerializer.Serialize(JsonSerializer.Serialize(new { arguments = "a\n" + secret })),
            "cut off: {\"a\":\"x\\n" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret) + " and",
        ];
        Assert.All(written, text => AssertRedacted(text, secret, Redactor.Apply(text)));
    }

    /// <summary>What stands before it does not change how it reads.</summary>
    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secret_WrittenOtherwise_AtEveryPlace_IsRedacted(string secret)
    {
        var half = secret.Length / 2;
        string[] written =
        [
            string.Concat(secret.Select(static character => $"\\u{(int)character:x4}")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes("the key is " + secret)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            $"**{secret[..half]}**{secret[half..]}",
            $"{secret[..half]}\u200B{secret[half..]}",
        ];
        string[] before = ["text ", "\n", "\\n", "\\\\n", "\\", "\\\\", "\\\\\\", "/", "a/path/", "(", "=", "\"", "é ", "first line\n"];
        Assert.All(
            before.SelectMany(_ => written, static (start, way) => (Start: start, Way: way)),
            one =>
            {
                AssertRedacted(one.Way, one.Way, Redactor.Apply(one.Start + one.Way + " end"));
                AssertRedacted(one.Way, one.Way, string.Join('\n', Texts(JsonNode.Parse(Redactor.Apply(JsonSerializer.Serialize(new { q = one.Start + one.Way + " end" })))!)));
            });
    }

    /// <summary>Text that was escaped twice, as JSON in JSON that is cut off is.</summary>
    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secret_BehindEscapesOfEscapes_IsRedacted(string secret)
    {
        foreach (var escape in (string[])["\\n", "\\\\n", "\\\\\\\\t", "\\r\\n", "\\\\u000a"])
        {
            var text = "cut off: {\"a\":\"first line" + escape + secret + " and";
            AssertRedacted(text, secret, Redactor.Apply(text));
        }
    }

    [Theory]
    [InlineData("Basic understanding of bearer certificates")]
    [InlineData("bearer responsibilities, basic internationalization")]
    [InlineData("sk-learn-pipelines-and-other-things")]
    [InlineData("the sk-learn-contrib-categorical-encoding package")]
    [InlineData("pk-of-the-table-is-the-order-number")]
    [InlineData("risk-assessment-of-all-departments")]
    [InlineData("lodash@4.17.21 and react@18.2.0")]
    [InlineData("{\"usage\":{\"input\":1234567890123,\"pi\":3.141592653589793}}")]
    [InlineData("id 6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("C:\\new\\temp\\users")]
    [InlineData("https://example.com/a/very/long/path/with/many/parts/in/it?x=1")]
    [InlineData("src/Langfuse.Observe.Client/Delivery/Observations/SpanReader.cs")]
    [InlineData("a **bold** word and `code` and ~~struck~~")]
    [InlineData("{\"a\":\"x\\ny\",\"b\":[1,2.5,true,null]}")]
    public void OrdinaryText_IsLeftAlone(string text) => Assert.Equal(text, Redactor.Apply(text));

    [Fact]
    public void SecretOfAProperty_WhoseFormSaysNothing_IsRedacted()
    {
        const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        Assert.Equal("{\"SecretAccessKey\":\"[redacted key]\"}", Redactor.Apply($"{{\"SecretAccessKey\":\"{Secret}\"}}"));
        Assert.Equal("aws_secret_access_key = [redacted key]", Redactor.Apply("aws_secret_access_key = " + Secret));
        Assert.Equal("{\"env\":\"AWS_SECRET_ACCESS_KEY=[redacted key]\"}", Redactor.Apply($"{{\"env\":\"AWS_SECRET_ACCESS_KEY={Secret}\"}}"));
    }

    [Fact]
    public void CardAsANumber_LeavesValidJson() => Assert.Equal("{\"card\":\"[redacted card]\",\"n\":1}", Redactor.Apply("{\"card\":4111111111111111,\"n\":1}"));

    [Fact]
    public void LongText_TakesNoTimeToSpeakOf()
    {
        // Nothing may look back over all of it from each place.
        var letters = "sk-" + new string('a', 300_000);
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(letters, Redactor.Apply(letters));
        Assert.Equal(letters, Redactor.Apply(letters));
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(30), $"{started.Elapsed}");
    }

    /// <summary>Random secrets in random objects: valid JSON comes out, and no secret.</summary>
    [Fact]
    public void RandomObjects_HoldNoSecretAfterwards()
    {
        var random = new Random(20_260);
        var secrets = All().ToArray();
        for (var round = 0; round < 1_500; round++)
        {
            var planted = new List<string>();
            var node = Node(random, secrets, planted, depth: 0);
            var options = new JsonSerializerOptions { Encoder = random.Next(2) == 0 ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = random.Next(2) == 0 };
            var redacted = JsonNode.Parse(Redactor.Apply(node.ToJsonString(options)))!;
            var texts = string.Join('\n', Texts(redacted));
            Assert.All(planted, secret => AssertRedacted(node.ToJsonString(), secret, texts));
        }
    }

    private static JsonNode Node(Random random, string[] secrets, List<string> planted, int depth)
    {
        switch (depth > 4 ? 0 : random.Next(4))
        {
            case 1:
                var list = new JsonArray();
                for (var i = random.Next(4); i > 0; i--)
                {
                    list.Add(Node(random, secrets, planted, depth + 1));
                }

                return list;
            case 2 or 3:
                var map = new JsonObject();
                for (var i = random.Next(4); i > 0; i--)
                {
                    map[random.Next(8) == 0 ? Planted(random, secrets, planted) : "k" + i] = Node(random, secrets, planted, depth + 1);
                }

                return map;
            default:
                return random.Next(3) == 0 ? random.Next(1_000) : Planted(random, secrets, planted);
        }
    }

    private static string Planted(Random random, string[] secrets, List<string> planted)
    {
        string[] around = ["", "\n", " ", "\"", "\\ ", "é ", "a b\n", "{", "😀"];
        var secret = secrets[random.Next(secrets.Length)];
        planted.Add(secret);
        return around[random.Next(around.Length)] + secret + around[random.Next(3)];
    }

    private static IEnumerable<string> Jsons(string text)
    {
        yield return JsonSerializer.Serialize(text);
        yield return JsonSerializer.Serialize(new { a = 1, q = text });
        yield return new JsonObject { ["q"] = text }.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        yield return new JsonObject { [text] = 1 }.ToJsonString();
        yield return JsonSerializer.Serialize(new object[] { 1, new { deep = new { deeper = new[] { "x", text } } } });
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(static member => Texts(member.Value).Prepend(member.Key)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    /// <summary>Nothing that gives the secret away is left: neither it nor the longer half of it.</summary>
    private static void AssertRedacted(string text, string secret, string redacted)
    {
        var tail = secret[^Math.Max(4, secret.Length / 2)..];
        Assert.True(!redacted.Contains(secret, StringComparison.Ordinal) && !redacted.Contains(tail, StringComparison.Ordinal) && redacted.Contains("[redacted", StringComparison.Ordinal), $"{text} => {redacted}");
    }
}

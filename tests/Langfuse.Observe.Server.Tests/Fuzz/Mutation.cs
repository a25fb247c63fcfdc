using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Tests.Fuzz;

/// <summary>Spoils bytes, texts and JSON, the same way for the same random numbers.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] s_texts =
    [
        "", " ", "null", "0", "-1", "NaN", "Infinity", "1e999", "9223372036854775808", "true", "[]", "{}", "\"", "'", "\\", "%", "%00", "\0", "\ud800", "\ufffe", "../../etc/passwd", "..%2f..%2f",
        "'; DROP TABLE observations; --", "\" OR 1=1 --", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>", "\r\nX-Injected: 1", "a\tb\nc", "🧨", "İstanbul", "\u202eabc", "0000-00-00T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z", "+275760-09-13T00:00:00Z", "1970-01-01", "*", "NEAR(a b)", "a AND", "(((((((", "$.a.b[0]", "@@@langfusePrompt:name=p@@@", "^(a+)+$",
    ];

    private static readonly Func<JsonNode?>[] s_values =
    [
        () => null, () => true, () => 0, () => -1, () => 1.5, () => long.MaxValue, () => long.MinValue, () => 1e308, () => -1e308, () => 1e-320, () => new JsonArray(), () => new JsonObject(),
        () => new JsonArray(1, "a", null), () => new JsonObject { [""] = 1 }, () => new JsonObject { ["a"] = new JsonObject { ["a"] = new JsonArray(new JsonObject()) } },
    ];

    public Random Random { get; } = random;

    public T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];

    public bool Chance(double of) => Random.NextDouble() < of;

    public string Text() => Random.Next(12) switch
    {
        0 => new string('x', Random.Next(5000)),
        1 => string.Concat(Enumerable.Repeat("[", Random.Next(2000))),
        2 => Encoding.Latin1.GetString(Bytes(Random.Next(40))),
        _ => Pick(s_texts),
    };

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Flips, removes, doubles and inserts.</summary>
    public byte[] Spoil(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var change = Random.Next(1, 8); change > 0 && list.Count > 0; change--)
        {
            var at = Random.Next(list.Count);
            switch (Random.Next(6))
            {
                case 0:
                    list[at] ^= (byte)(1 << Random.Next(8));
                    break;
                case 1:
                    list[at] = (byte)Random.Next(256);
                    break;
                case 2:
                    list.RemoveRange(at, Math.Min(Random.Next(1, 20), list.Count - at));
                    break;
                case 3:
                    list.InsertRange(at, Bytes(Random.Next(1, 10)));
                    break;
                case 4:
                    list.InsertRange(at, list.GetRange(at, Math.Min(Random.Next(1, 60), list.Count - at)));
                    break;
                default:
                    list[at] = 0xff;
                    break;
            }
        }

        return [.. list];
    }

    /// <summary>JSON with a few of its members exchanged; now and then no JSON any more.</summary>
    public string SpoilJson(string json)
    {
        if (Chance(0.1))
        {
            return Encoding.UTF8.GetString(Spoil(Encoding.UTF8.GetBytes(json)));
        }

        var root = JsonNode.Parse(json);
        for (var change = Random.Next(1, 4); change > 0; change--)
        {
            root = Exchange(root);
        }

        return root?.ToJsonString() ?? "null";
    }

    private JsonNode? Value() => Chance(0.4) ? JsonValue.Create(Whole(Text())) : Pick(s_values)();

    private JsonNode? Exchange(JsonNode? node)
    {
        if (node is JsonObject { Count: > 0 } members && Chance(0.85))
        {
            var name = Pick(members.Select(member => member.Key).ToList());
            switch (Random.Next(8))
            {
                case 0:
                    members.Remove(name);
                    break;
                case 1:
                    members[Whole(Text())] = Value();
                    break;
                default:
                    members[name] = Exchange(members[name]?.DeepClone());
                    break;
            }

            return members;
        }

        if (node is JsonArray { Count: > 0 } items && Chance(0.85))
        {
            var at = Random.Next(items.Count);
            if (Chance(0.15) && items.Count < 200)
            {
                items.Add(items[at]?.DeepClone());
            }
            else
            {
                items[at] = Exchange(items[at]?.DeepClone());
            }

            return items;
        }

        return Value();
    }

    // Half of a pair cannot be written as JSON by the library; the spoilt bytes have such.
    private static string Whole(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);
}

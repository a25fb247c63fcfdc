using System.Collections.Concurrent;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Models;
using Microsoft.ML.Tokenizers;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>
/// Counts the tokens of a generation whose program sent none, with the tokenizer of its model, and marks them as an estimate: metadata <c>usage_estimated</c>.
/// Models without a public tokenizer are left as they are.
/// </summary>
internal sealed class TokenCounter(LangfuseLocalServerOptions options)
{
    private const string Newer = "o200k_base";
    private const string Older = "cl100k_base";

    // Beyond this a text is extrapolated: counting must not hold an export up.
    private const int MostCharacters = 50_000;

    // What a chat adds around each message, and before the answer (OpenAI cookbook, "How to count tokens").
    private const int PerMessage = 3;
    private const int BeforeAnswer = 3;

    private static readonly string[] s_newer = ["gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "o1", "o3", "o4", "chatgpt-4o"];
    private static readonly ConcurrentDictionary<string, Lazy<Tokenizer>> s_tokenizers = new(StringComparer.Ordinal);

    /// <summary>Whether there is no usage, and it can be counted.</summary>
    /// <param name="row">The observation.</param>
    /// <param name="model">Its model.</param>
    /// <param name="isOurs">The usage that stands there was counted here, before the observation changed.</param>
    public bool CanCount(Observation row, PricedModel model, bool isOurs) =>
        options.EstimateTokens && (row.Usage is null || isOurs) && (row.Type is "GENERATION" or "EMBEDDING") && !row.IsOpen && row.Level != "ERROR"
        && (row.Input ?? row.Output) is not null && EncodingOf(model) is not null;

    /// <summary>Sets the usage, and marks it.</summary>
    /// <returns>The tokenizer.</returns>
    public static string Count(Observation row, PricedModel model)
    {
        var encoding = EncodingOf(model)!;
        var tokenizer = s_tokenizers.GetOrAdd(encoding, name => new Lazy<Tokenizer>(() => TiktokenTokenizer.CreateForEncoding(name))).Value;
        var usage = new Dictionary<string, long>(StringComparer.Ordinal) { ["input"] = Count(tokenizer, row.Input) };
        if (row.Type == "GENERATION")
        {
            usage["output"] = CountAnswer(tokenizer, row.Output);
        }

        usage["total"] = usage.Values.Sum();
        row.SetUsage(usage);
        row.Metadata = JsonMerge.Objects(row.Metadata, $$"""{"{{Pricing.EstimateMark}}":"true"}""");
        return encoding;
    }

    // Built-in models name their encoding; own ones say it as Langfuse has it: tokenizerId openai, with the model whose tokenizer it is.
    private static string? EncodingOf(PricedModel model)
    {
        if (model.TokenizerId != "openai")
        {
            return null;
        }

        var config = model.TokenizerConfig ?? default;
        if (config.ValueKind == JsonValueKind.Object && config.Text("encoding") is Newer or Older)
        {
            return config.Text("encoding");
        }

        var name = (config.ValueKind == JsonValueKind.Object ? config.Text("tokenizerModel") : null) ?? model.ModelName;
        return s_newer.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? Newer : Older;
    }

    private static long Count(Tokenizer tokenizer, string? input)
    {
        using var document = input?.TrimStart() is ['[' or '{', ..] ? JsonText.TryParse(input) : null;
        return Messages(document?.RootElement ?? default) is { } messages
            ? messages.EnumerateArray().Sum(message => PerMessage + CountText(tokenizer, message.Text("role")) + CountContent(tokenizer, message)) + BeforeAnswer
            : CountText(tokenizer, input);
    }

    private static long CountAnswer(Tokenizer tokenizer, string? output)
    {
        using var document = output?.TrimStart() is ['{', ..] ? JsonText.TryParse(output) : null;
        return document?.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("content", out _)
            ? CountContent(tokenizer, answer)
            : CountText(tokenizer, output);
    }

    private static JsonElement? Messages(JsonElement input)
    {
        if (input.ValueKind == JsonValueKind.Object && input.TryGetProperty("messages", out var inside))
        {
            input = inside;
        }

        return input.ValueKind == JsonValueKind.Array && input.GetArrayLength() > 0 && input.EnumerateArray().All(item => item.Text("role") is not null) ? input : null;
    }

    // Text as it is; of parts the texts; whatever else a message has, such as the calls of tools, as its JSON.
    private static long CountContent(Tokenizer tokenizer, JsonElement message)
    {
        var sum = 0L;
        foreach (var member in message.EnumerateObject().Where(member => member.Name is "content" or "tool_calls" or "name"))
        {
            sum += member.Value.ValueKind switch
            {
                JsonValueKind.String => CountText(tokenizer, member.Value.GetString()),
                JsonValueKind.Array when member.Name == "content" => member.Value.EnumerateArray().Sum(part => CountText(tokenizer, part.Text("text"))),
                JsonValueKind.Object or JsonValueKind.Array => CountText(tokenizer, member.Value.GetRawText()),
                _ => 0,
            };
        }

        return sum;
    }

    private static long CountText(Tokenizer tokenizer, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (text.Length <= MostCharacters)
        {
            return tokenizer.CountTokens(text);
        }

        return (long)(tokenizer.CountTokens(text.AsSpan(0, MostCharacters)) * ((double)text.Length / MostCharacters));
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Asks a model by OpenAI's chat completions, which nearly every provider and gateway speaks.</summary>
internal sealed class ChatJudge(SecretBox box) : IJudge, IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;

    // Models that take no schema, by connection; asked once, they are then asked in words only.
    private readonly ConcurrentDictionary<string, bool> _withoutSchema = new(StringComparer.Ordinal);

    // A redirect would carry the key elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes,
    };

    public async Task<JudgeReply> AskAsync(LlmConnection connection, JudgeQuestion question, CancellationToken cancellationToken)
    {
        var place = $"{connection.Id}/{question.Model}";
        var withSchema = question.Output is not null && !_withoutSchema.ContainsKey(place);
        var (status, headers, body) = await SendAsync(connection, question, withSchema, cancellationToken);
        if (status == HttpStatusCode.BadRequest && withSchema && body.Contains("response_format", StringComparison.Ordinal))
        {
            _withoutSchema[place] = true;
            (status, headers, body) = await SendAsync(connection, question, withSchema: false, cancellationToken);
        }

        return status == HttpStatusCode.OK ? Read(body) : throw Failed(connection, question, status, headers, body);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)> SendAsync(LlmConnection connection, JudgeQuestion question, bool withSchema, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, JudgeAddress.Of(connection, question.Model))
        {
            Content = new StringContent(question.Body(withSchema), Encoding.UTF8, "application/json"),
        };
        var key = box.Open(connection.SealedKey) ?? throw new JudgeException(
            JudgeFailure.Key, $"the key of the LLM connection '{connection.Provider}' was encrypted with another key than this server has. Save the connection again, or give the server its old {SecretBox.Variable}");
        request.Headers.TryAddWithoutValidation(connection.Adapter == "azure" ? "api-key" : "Authorization", connection.Adapter == "azure" ? key : "Bearer " + key);
        foreach (var (name, value) in connection.SealedHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, box.Open(value));
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return (response.StatusCode, RetryAfter(response), await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new JudgeException(JudgeFailure.Transient, $"{request.RequestUri!.GetLeftPart(UriPartial.Path)} cannot be reached: {exception.Message}. Is the baseURL of the LLM connection '{connection.Provider}' right?");
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - DateTimeOffset.UtcNow : null);

    private static JudgeReply Read(string body)
    {
        using var document = JsonText.TryParse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0
            || choices[0].ValueKind != JsonValueKind.Object || !choices[0].TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
        {
            throw new JudgeException(JudgeFailure.Transient, $"the provider's answer is no chat completion: {Short(body)}");
        }

        if (message.Text("content") is not { Length: > 0 } text)
        {
            throw new JudgeException(JudgeFailure.Transient, message.Text("refusal") is { } refusal ? $"the model refused: {Short(refusal)}" : "the model gave an empty answer");
        }

        answer.TryGetProperty("usage", out var usage);
        return new JudgeReply(text, answer.Text("model"), Count(usage, "prompt_tokens"), Count(usage, "completion_tokens"));
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var number) && number >= 0 ? number : null;

    private static JudgeException Failed(LlmConnection connection, JudgeQuestion question, HttpStatusCode status, TimeSpan? retryAfter, string body)
    {
        var said = $"{(int)status} {Short(body)}";
        return (int)status switch
        {
            401 or 403 => new(JudgeFailure.Key, $"the provider refused the key of the LLM connection '{connection.Provider}' ({said}). Save the connection with a key that is good"),
            402 => new(JudgeFailure.Billing, $"the account of the LLM connection '{connection.Provider}' is used up ({said}). Pay it, then reactivate the evaluator"),
            429 when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new(JudgeFailure.Billing, $"the quota of the LLM connection '{connection.Provider}' is used up ({said}). Raise it, then reactivate the evaluator"),
            404 => new(JudgeFailure.Model, $"there is no model '{question.Model}' or no API at {JudgeAddress.Of(connection, question.Model).GetLeftPart(UriPartial.Path)} ({said}). Change the model of the evaluator or the baseURL of '{connection.Provider}'"),
            >= 300 and < 400 => new(JudgeFailure.Model, $"the address of the LLM connection '{connection.Provider}' redirects ({(int)status}), and a key is not sent on. Give it the address that it leads to"),
            408 or 409 or 425 or 429 or >= 500 => new(JudgeFailure.Transient, $"the provider answered {said}", retryAfter),
            _ => new(JudgeFailure.Refused, $"the provider refused the request: {said}"),
        };
    }

    private static string Short(string body)
    {
        var text = body.ReplaceLineEndings(" ");
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}

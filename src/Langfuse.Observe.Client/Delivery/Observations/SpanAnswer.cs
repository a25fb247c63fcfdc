using System.Text;
using System.Text.Json;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Observations.Otlp;

namespace Langfuse.Observe.Delivery.Observations;

/// <summary>Reads what came with a 2xx to a batch of spans. Langfuse answers with a queue job that says nothing more; an OpenTelemetry
/// collector may say that it dropped some (<c>partial_success</c> of opentelemetry-proto 1.5); a web page says that nobody took anything.</summary>
internal static class SpanAnswer
{
    private const int PartialSuccess = 1;
    private const int RejectedSpans = 1;
    private const int ErrorMessage = 2;

    public static Answer Read(string? mediaType, ReadOnlySpan<byte> body, int sent)
    {
        if (IsPage(mediaType, body))
        {
            return new(AnswerKind.TryLater, $"the answer to a batch of observations is a web page, not that of a Langfuse server: {ErrorText.Of(Encoding.UTF8.GetString(body))}");
        }

        var (rejected, message) = mediaType == "application/x-protobuf" ? FromProtobuf(body) : FromJson(body);
        return rejected <= 0
            ? new(AnswerKind.Accepted)
            : new(AnswerKind.Accepted, $"{rejected} of {sent} observations were refused by the collector: {message}", Lost: (int)Math.Min(rejected, sent));
    }

    private static bool IsPage(string? mediaType, ReadOnlySpan<byte> body) =>
        mediaType is "text/html" or "application/xhtml+xml" || body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static (long Rejected, string Message) FromProtobuf(ReadOnlySpan<byte> body)
    {
        var partial = new ProtoReader(body);
        while (partial.Next())
        {
            if (partial.Field != PartialSuccess)
            {
                continue;
            }

            var (rejected, message) = (0L, "");
            var field = new ProtoReader(partial.Bytes);
            while (field.Next())
            {
                rejected = field.Field == RejectedSpans ? (long)field.Number : rejected;
                message = field.Field == ErrorMessage ? Encoding.UTF8.GetString(field.Bytes) : message;
            }

            return (rejected, ErrorText.Of(message));
        }

        return default;
    }

    private static (long Rejected, string Message) FromJson(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("partialSuccess"u8) < 0)
        {
            return default;
        }

        try
        {
            using var json = JsonDocument.Parse(body.ToArray());
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("partialSuccess", out var partial)
                || partial.ValueKind != JsonValueKind.Object || !partial.TryGetProperty("rejectedSpans", out var count))
            {
                return default;
            }

            // Whole numbers of 64 bits are texts in proto3 JSON; some writers send numbers.
            var text = count.ValueKind == JsonValueKind.String ? count.GetString() : count.GetRawText();
            var message = partial.TryGetProperty("errorMessage", out var said) ? said.ToString() : "";
            return (long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var rejected) ? rejected : 0, ErrorText.Of(message));
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

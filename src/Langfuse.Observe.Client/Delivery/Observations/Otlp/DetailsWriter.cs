using System.Globalization;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes the fields that most observations do not have.</summary>
internal static class DetailsWriter
{
    public static void Write(ByteBuffer buffer, Observation observation, ObservationDetails details)
    {
        if (details.ModelParameters is { } parameters)
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.ModelParameters, parameters);
        }

        if (details.Usage is { } usage)
        {
            WriteUsage(buffer, observation, usage);
        }

        if (details.Cost is { } cost && AmountsJson.Of(cost) is { } costJson)
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.CostDetails, costJson);
        }

        if (details.CompletionStartTime is { } time)
        {
            var quoted = time.UtcDateTime.ToString("'\"'yyyy-MM-ddTHH:mm:ss.fffZ'\"'", CultureInfo.InvariantCulture);
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.CompletionStartTime, quoted);
        }
    }

    /// <summary>A generation whose calls below counted their tokens says that it used none itself: a server counts the texts of one that says nothing.</summary>
    public static void WriteNoUsage(ByteBuffer buffer, Observation observation)
    {
        if (observation is { HasUsageBelow: true, Type: ObservationType.Generation or ObservationType.Embedding, Details.Usage: null })
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.UsageDetails, """{"input":0,"output":0,"total":0}""");
        }
    }

    private static void WriteUsage(ByteBuffer buffer, Observation observation, Usage usage)
    {
        if (AmountsJson.Of(usage, observation.Name) is { } json)
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.UsageDetails, json);
        }

        if (usage.IsEstimate)
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.Metadata, "usage_estimated", "true");
        }
    }
}

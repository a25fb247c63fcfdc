using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes what links a span to its experiment.</summary>
internal static class ExperimentWriter
{
    public static void Write(ByteBuffer buffer, ExperimentValues experiment, Observation? observation)
    {
        Text(buffer, AttributeKeys.ExperimentId, experiment.Id);
        Text(buffer, AttributeKeys.ExperimentName, experiment.Name);
        Text(buffer, AttributeKeys.ExperimentMetadata, experiment.Metadata);
        Text(buffer, AttributeKeys.ExperimentDatasetId, experiment.DatasetId);
        Text(buffer, AttributeKeys.ExperimentItemId, experiment.ItemId);
        Text(buffer, AttributeKeys.ExperimentItemVersion, experiment.ItemVersion);
        Text(buffer, AttributeKeys.ExperimentItemMetadata, experiment.ItemMetadata);
        Text(buffer, AttributeKeys.ExperimentItemRoot, experiment.RootObservationId);
        if (observation is not null && observation.Id == experiment.RootObservationId)
        {
            Text(buffer, AttributeKeys.ExperimentDescription, experiment.Description);
            Text(buffer, AttributeKeys.ExperimentItemExpectedOutput, experiment.ExpectedOutput);
        }
    }

    private static void Text(ByteBuffer buffer, ReadOnlySpan<byte> key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            OtlpAttributes.Text(buffer, SpanWriter.Attributes, key, value);
        }
    }
}

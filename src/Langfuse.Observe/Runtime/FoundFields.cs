using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Model, parameters and usage that were found in arguments and results go into the fields of a generation, unless its code set its own.</summary>
internal static class FoundFields
{
    public static void Apply(Observation observation, AiFindings? input, AiFindings? output)
    {
        if (input is not null)
        {
            OfInput(observation, input);
        }

        if (output is not null)
        {
            OfOutput(observation, output);
        }
    }

    /// <summary>What was asked for.</summary>
    public static void OfInput(Observation observation, AiFindings findings)
    {
        if (!HasFields(observation) || observation.Sink is not { } sink)
        {
            return;
        }

        var parameters = findings.Options is { } options && observation.Details?.ModelParameters is null
            ? OptionsContent.Parameters(options.Shape, options.Value, sink.MaxFieldBytes)
            : null;
        parameters = parameters is null ? null : FieldMask.Apply(sink, MaskedField.ModelParameters, parameters);
        if (parameters is null && findings.RequestedModel is null)
        {
            return;
        }

        lock (observation)
        {
            var details = observation.GetDetails();
            details.ModelParameters ??= parameters;
            if (findings.RequestedModel is { } model && details.Model is null && observation.Method?.Model is null)
            {
                details.Model = model;
                details.IsModelRequested = true;
            }
        }
    }

    /// <summary>What answered, and what it used.</summary>
    public static void OfOutput(Observation observation, AiFindings findings)
    {
        if (!HasFields(observation))
        {
            Keep(observation, findings, hasFields: false);
            return;
        }

        lock (observation)
        {
            if (observation.IsEnded)
            {
                return;
            }

            var details = observation.GetDetails();
            // Of several calls below, each has counted its own.
            details.Usage ??= observation.HasUsageBelow ? null : findings.Usage;
            if (findings.Model is { } model && observation.Method?.Model is null && (details.Model is null || details.IsModelRequested))
            {
                details.Model = model;
                details.IsModelRequested = false;
            }
        }

        Keep(observation, findings, hasFields: true);
    }

    /// <summary>What neither the output nor a field says goes into the metadata. Only a stream that was text and nothing else has such a thing.</summary>
    private static void Keep(Observation observation, AiFindings findings, bool hasFields)
    {
        if (findings.FinishReason is null)
        {
            return;
        }

        var metadata = new Dictionary<string, object?> { ["finish_reason"] = findings.FinishReason };
        if (!hasFields)
        {
            metadata["model"] = findings.Model;
            metadata["usage"] = findings.Usage?.ToDictionary(static count => count.Key, static count => count.Value);
        }

        observation.Update(metadata: metadata);
    }

    private static bool HasFields(Observation observation) => observation is { IsRecording: true, Type: ObservationType.Generation or ObservationType.Embedding };
}

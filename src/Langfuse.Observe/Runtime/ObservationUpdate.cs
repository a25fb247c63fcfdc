using Langfuse.Observe.Capture;
using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>One update of an observation: values are captured and masked first, then put in place under the observation's lock.</summary>
internal readonly ref struct ObservationUpdate(Observation target)
{
    public string? Name { get; init; }

    public object? Input { get; init; }

    public object? Output { get; init; }

    public object? Metadata { get; init; }

    public ObservationLevel? Level { get; init; }

    public string? StatusMessage { get; init; }

    public string? Version { get; init; }

    public string? Model { get; init; }

    public object? ModelParameters { get; init; }

    public Usage? Usage { get; init; }

    public Cost? Cost { get; init; }

    public DateTimeOffset? CompletionStartTime { get; init; }

    public IPromptLink? Prompt { get; init; }

    public void Apply()
    {
        var sink = target.Sink!;
        var input = Capture(Input, MaskedField.Input, out var inputFindings);
        var output = Capture(Output, MaskedField.Output, out var outputFindings);
        var metadata = Metadata is null ? null : FieldMask.Apply(sink, MaskedField.Metadata, MetadataEntries.Of(Metadata, sink.MaxFieldBytes));
        var parameters = ModelParameters is null ? null : FieldMask.Apply(sink, MaskedField.ModelParameters, ModelParametersJson.Of(ModelParameters, sink.MaxFieldBytes));
        var name = Name is null ? null : NameText.Of(sink, Name);
        var status = StatusMessage is null ? null : FieldMask.Apply(sink, MaskedField.StatusMessage, BoundedText.Of(StatusMessage, sink.MaxFieldBytes));

        lock (target.Gate)
        {
            if (target.IsEnded)
            {
                input.Release();
                output.Release();
                sink.MissUpdate();
                SelfLog.WarnOnce("update-after-end", $"Observation '{target.Name}' was updated after its end, which is ignored. Update it before it ends.");
                return;
            }

            Replace(ref target.Input, input);
            Replace(ref target.Output, output);
            if (Level is { } level)
            {
                target.SetLevel(level);
            }

            ApplyDetails(name, metadata, parameters, status);
        }

        FoundFields.Apply(target, inputFindings, outputFindings);
    }

    private void ApplyDetails(string? name, List<KeyValuePair<string, string>>? metadata, string? parameters, string? status)
    {
        var hasDetails = Name is not null || metadata is not null || parameters is not null || status is not null || Version is not null
            || Model is not null || Usage is not null || Cost is not null || CompletionStartTime is not null || Prompt is not null;
        if (!hasDetails)
        {
            return;
        }

        var details = target.GetDetails();
        details.Name = name ?? details.Name;
        details.Model = Bounded(Model) ?? details.Model;
        details.IsModelRequested &= Model is null;
        details.ModelParameters = parameters ?? details.ModelParameters;
        details.StatusMessage = status ?? details.StatusMessage;
        details.Version = Bounded(Version) ?? details.Version;
        details.CompletionStartTime = CompletionStartTime ?? details.CompletionStartTime;
        details.Usage = Usage ?? details.Usage;
        details.Cost = Cost ?? details.Cost;
        details.Prompt = Prompt is { IsFallback: true } ? details.Prompt : Prompt ?? details.Prompt;
        if (metadata is not null)
        {
            MetadataEntries.Merge(details.Metadata, metadata);
        }
    }

    private string? Bounded(string? text) => text is null ? null : BoundedText.Of(text, target.Sink!.MaxFieldBytes);

    private CapturedText Capture(object? value, MaskedField field, out AiFindings? findings)
    {
        findings = null;
        return value is null ? default : FieldMask.Apply(target.Sink!, field, ValueCapture.Text(value, target.Sink!.MaxFieldBytes, out findings));
    }

    private static void Replace(ref CapturedText place, CapturedText value)
    {
        if (value.HasValue)
        {
            place.Release();
            place = value;
        }
    }
}

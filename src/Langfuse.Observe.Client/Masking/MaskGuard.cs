using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Masking;

/// <summary>Calls the user's mask so that its faults hide more, never less.</summary>
internal sealed class MaskGuard(Func<MaskContext, string, string> mask)
{
    /// <summary>What the official SDKs record when a mask fails.</summary>
    public const string Failed = "<fully masked due to failed mask function>";

    public string Apply(RecordedField field, string text)
    {
        try
        {
            if (mask(new MaskContext(PublicField(field)), text) is { } masked)
            {
                return masked;
            }

            SelfLog.WarnOnce("mask:null", "The mask of LangfuseOptions gave null, so the field was masked whole. Give the text back when nothing is to be hidden.");
        }
        catch (Exception exception)
        {
            SelfLog.WarnOnce(
                "mask:" + exception.GetType().FullName,
                $"The mask of LangfuseOptions threw {exception.GetType().Name}, so the field was masked whole. Mend the mask; it must take any text.");
        }

        return Failed;
    }

    private static MaskedField PublicField(RecordedField field) => field switch
    {
        RecordedField.Input => MaskedField.Input,
        RecordedField.Output => MaskedField.Output,
        RecordedField.Metadata => MaskedField.Metadata,
        RecordedField.MetadataKey => MaskedField.MetadataKey,
        RecordedField.StatusMessage => MaskedField.StatusMessage,
        RecordedField.ExceptionStack => MaskedField.ExceptionStack,
        RecordedField.ModelParameters => MaskedField.ModelParameters,
        RecordedField.TraceMetadata => MaskedField.TraceMetadata,
        RecordedField.ScoreComment => MaskedField.ScoreComment,
        RecordedField.ScoreValue => MaskedField.ScoreValue,
        RecordedField.ScoreMetadata => MaskedField.ScoreMetadata,
        RecordedField.ForeignAttribute => MaskedField.ForeignAttribute,
        RecordedField.UserId => MaskedField.UserId,
        RecordedField.SessionId => MaskedField.SessionId,
        RecordedField.Tag => MaskedField.Tag,
        _ => MaskedField.Name,
    };
}

using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Recording.Masking;

/// <summary>Calls the user's mask so that its faults hide more, never less.</summary>
internal sealed class MaskGuard(Func<MaskContext, string, string> mask)
{
    /// <summary>What the official SDKs record when a mask fails.</summary>
    public const string Failed = "<fully masked due to failed mask function>";

    public string Apply(MaskedField field, string text)
    {
        try
        {
            if (mask(new MaskContext(field), text) is { } masked)
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
}

namespace Langfuse.Observe.Recording.Masking;

/// <summary>Calls the user's mask so that its faults hide more, never less, and so that it sees what is there.</summary>
/// <param name="mask">The user's mask.</param>
/// <param name="client">How messages name the client.</param>
internal sealed class MaskGuard(Func<MaskContext, string, string> mask, string client)
{
    /// <summary>What the official SDKs record when a mask fails.</summary>
    public const string Failed = "<fully masked due to failed mask function>";

    private const int DeepestNesting = 8;

    /// <summary>Masks a field. Of a JSON text the strings that are written with escapes are masked decoded first: in the text as a whole a mask
    /// would see <c>\n</c> as the two characters that it is written with.</summary>
    public string Apply(MaskedField field, string text)
    {
        try
        {
            return Masked(new MaskContext(field), text, depth: 0);
        }
        catch (Exception exception)
        {
            SelfLog.WarnOnce(
                $"mask:{client}:{exception.GetType().FullName}",
                $"{client}: the mask of LangfuseOptions threw {exception.GetType().Name}, so the field was masked whole. Mend the mask; it must take any text.");
            return Failed;
        }
    }

    private string Masked(MaskContext context, string text, int depth)
    {
        var hasEscapes = depth < DeepestNesting && text.Contains('\\', StringComparison.Ordinal) && JsonText.MayBe(text);
        var decoded = hasEscapes ? JsonText.Change(text, (_, value, isEscaped) => isEscaped ? Masked(context, value, depth + 1) : value) : null;
        return Masked(context, decoded ?? text);
    }

    private string Masked(MaskContext context, string text)
    {
        if (mask(context, text) is { } masked)
        {
            return masked;
        }

        SelfLog.WarnOnce($"mask:{client}:null", $"{client}: the mask of LangfuseOptions gave null, so the field was masked whole. Give the text back when nothing is to be hidden.");
        return Failed;
    }
}

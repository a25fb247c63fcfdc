namespace Langfuse.Observe.Runtime.Failures;

/// <summary>Reads an exception's texts. Its properties are virtual, and what they throw stays here.</summary>
internal static class ExceptionTexts
{
    public static string Type(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    public static string Message(Exception exception)
    {
        try
        {
            // A derived class may say null all the same.
            return exception.Message ?? "";
        }
        catch (Exception failure)
        {
            return $"(its Message threw {failure.GetType().Name})";
        }
    }

    /// <summary>The frames so far; empty for one that was not thrown.</summary>
    public static string Stack(Exception exception)
    {
        try
        {
            return exception.StackTrace ?? "";
        }
        catch (Exception failure)
        {
            return $"(its StackTrace threw {failure.GetType().Name})";
        }
    }
}

using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the options that name places on disk: one that can be no path is named with the cure, and nothing is written there.</summary>
internal static class PlaceCheck
{
    /// <summary>Mends the options in place.</summary>
    public static void Mend(LangfuseOptions options, string of)
    {
        options.SpoolDirectory = Usable(options.SpoolDirectory, nameof(options.SpoolDirectory), of);
        options.PromptCacheDirectory = Usable(options.PromptCacheDirectory, nameof(options.PromptCacheDirectory), of);
        RemoveEmpty(options.SpoolPreviousPublicKeys, of);
    }

    private static string? Usable(string? path, string name, string of)
    {
        if (string.IsNullOrEmpty(path))
        {
            return path;
        }

        try
        {
            _ = Path.GetFullPath(path);
            return path;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or NotSupportedException or System.Security.SecurityException)
        {
            SelfLog.Error($"Option {name}{of} can be no path ({exception.Message.TrimEnd('.')}), so nothing is written to disk there. Set it to a directory.");
            return null;
        }
    }

    private static void RemoveEmpty(IList<string> keys, string of)
    {
        var given = keys.Where(static key => !string.IsNullOrWhiteSpace(key)).ToList();
        if (given.Count == keys.Count)
        {
            return;
        }

        SelfLog.Error($"Option {nameof(LangfuseOptions.SpoolPreviousPublicKeys)}{of} has an entry without text, which is left out. Give whole public keys.");
        keys.Clear();
        given.ForEach(keys.Add);
    }
}

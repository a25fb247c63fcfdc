namespace Langfuse.Observe.Capture.Known;

/// <summary>Where a type keeps something.</summary>
/// <param name="Meaning">What it is.</param>
/// <param name="Path">Members from the value on, with dots between: properties, or methods without parameters and with <c>()</c>. Several paths with
/// <c>|</c> between: the first that gives a value. A <c>?</c> before it: not every version has it. Empty: the value itself.</param>
internal readonly record struct AiMember(AiMeaning Meaning, string Path)
{
    private static readonly char[] s_alternatives = ['|'];

    /// <summary>Whether a version of the library without it is a known one.</summary>
    public bool IsOptional => Path.Length > 0 && Path[0] == '?';

    /// <summary>The paths, each as its members.</summary>
    public IEnumerable<string[]> Paths()
    {
        foreach (var path in (IsOptional ? Path.Substring(1) : Path).Split(s_alternatives))
        {
            yield return path.Length == 0 ? [] : path.Split('.');
        }
    }

    public static implicit operator AiMember((AiMeaning Meaning, string Path) pair) => new(pair.Meaning, pair.Path);
}

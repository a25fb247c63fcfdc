namespace Langfuse.Observe.Benchmarks.Client;

/// <summary>A template of 2.4 kB with five variables, and <c>string.Create</c> of what it gives.</summary>
internal static class PromptTemplateText
{
    private const int PartLength = 400;

    private static readonly string[] s_parts = [.. Enumerable.Range(0, 6).Select(static part => new string((char)('a' + part), PartLength))];

    public static readonly string[] Values = ["Alice", "the return policy", "2026-01-01", "thirty days", "polite"];

    public static string Template => string.Join("", s_parts.Select(static (part, index) => index < Values.Length ? part + "{{v" + index + "}}" : part));

    public static string Create() => string.Create((s_parts.Length * PartLength) + Values.Sum(static value => value.Length), Values, static (text, values) =>
    {
        for (var i = 0; i < s_parts.Length; i++)
        {
            s_parts[i].CopyTo(text);
            text = text[PartLength..];
            if (i < values.Length)
            {
                values[i].CopyTo(text);
                text = text[values[i].Length..];
            }
        }
    });
}

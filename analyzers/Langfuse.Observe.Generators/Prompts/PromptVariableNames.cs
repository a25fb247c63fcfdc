namespace Langfuse.Observe.Generators.Prompts;

/// <summary>Finds the variables of a template by the rules that compile it at run time (<c>PromptTemplate</c> of the client).</summary>
internal static class PromptVariableNames
{
    public static void Add(string template, List<string> names)
    {
        var at = 0;
        int opening, closing;
        while ((opening = template.IndexOf("{{", at, StringComparison.Ordinal)) >= 0
            && (closing = template.IndexOf("}}", opening, StringComparison.Ordinal)) >= 0)
        {
            var name = template.Substring(opening + 2, closing - opening - 2).Trim();
            if (name.Length > 0 && !names.Contains(name))
            {
                names.Add(name);
            }

            at = closing + 2;
        }
    }
}

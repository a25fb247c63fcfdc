using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Roles and reasons as the wire names them: <c>ToolCalls</c> is <c>tool_calls</c>.</summary>
internal static class AiWords
{
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<Enum, string> s_enums = new();

    private static readonly string[] s_roles = ["assistant", "user", "system", "tool", "developer", "function"];

    public static string Of(Enum word)
    {
        if (s_enums.TryGetValue(word, out var known))
        {
            return known;
        }

        var text = Snake(word.ToString());
        if (s_enums.Count < MostKept)
        {
            s_enums[word] = text;
        }

        return text;
    }

    /// <summary>A word in a type of its own; null for what is none.</summary>
    public static string? Of(object token) =>
        AiShapes.For(token.GetType()) is { Kind: AiKind.Token } shape ? shape.Text(token, AiMeaning.Text) : null;

    /// <summary>The role of a message as the wire writes it, also where a library gives the name of an enum's member; a role of another name stays as it is.</summary>
    [return: NotNullIfNotNull(nameof(name))]
    public static string? Role(string? name)
    {
        if (name is not { Length: > 0 } || !char.IsAsciiLetterUpper(name[0]))
        {
            return name;
        }

        foreach (var role in s_roles)
        {
            if (name.Equals(role, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return name;
    }

    /// <summary>A reason that a library gives as the name of an enum's member.</summary>
    public static string? Snake(object? word) => word switch
    {
        null => null,
        string text => Snake(text),
        Enum member => Of(member),
        _ => Of(word),
    };

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}

using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>C# names made from the names of scores, categories and projects.</summary>
internal static class Identifiers
{
    /// <summary><c>user-feedback</c> becomes <c>UserFeedback</c>.</summary>
    public static string Pascal(string name)
    {
        var identifier = new StringBuilder();
        var startsWord = true;
        foreach (var character in name)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(character) || character == '_')
            {
                startsWord = true;
                continue;
            }

            identifier.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        if (identifier.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        return identifier.ToString();
    }

    /// <summary>The name with whatever C# does not allow in it replaced by <c>_</c>, as the SDK's templates do.</summary>
    public static string Valid(string name)
    {
        var identifier = new StringBuilder();
        foreach (var character in name)
        {
            identifier.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        }

        if (identifier.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        var valid = identifier.ToString();
        return SyntaxFacts.GetKeywordKind(valid) == SyntaxKind.None ? valid : "@" + valid;
    }

    /// <summary>The identifier, with underscores behind it until it is not among those taken.</summary>
    public static string Free(string identifier, HashSet<string> taken)
    {
        while (!taken.Add(identifier))
        {
            identifier += "_";
        }

        return identifier;
    }
}

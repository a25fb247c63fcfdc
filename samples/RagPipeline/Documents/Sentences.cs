using System.Text.RegularExpressions;

namespace RagPipeline.Documents;

/// <summary>Cuts text into sentences.</summary>
public static partial class Sentences
{
    public static IEnumerable<string> Of(string text) =>
        text.Split('\n').SelectMany(line => End().Split(line)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    // After . ! or ? and before a capital, a digit, a currency sign or a quote. "e.g. x" and "3.95" stay whole.
    [GeneratedRegex(@"(?<=[.!?][""')\]]?)\s+(?=[""'(\[]?[\p{Lu}\p{Nd}\p{Sc}])")]
    private static partial Regex End();
}

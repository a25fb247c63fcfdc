using System.Collections.Frozen;

namespace RagPipeline.Retrieval;

/// <summary>Words that say nothing about what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> s_words = """
        a about above after again all also am an and any are as at be because been before being below between both but by can could did do
        does doing down during each few for from further get gets give given had has have having he her here hers him his how i if in into
        is it its just may me might more most must my no nor not now of off often on once only or other our out over own per please same shall she
        should so some such than that the their them then there these they this those through to too under until up us very was we were
        what when where which while who whom whose why will with would you your yours s t m re ve ll d don
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => s_words.Contains(word);
}

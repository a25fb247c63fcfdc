using Langfuse.Observe.Generators.Scores.Json;
using Langfuse.Observe.Generators.Scores.Model;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Scores;

public sealed partial class ScoresGenerator
{
    /// <summary>Turns a vocabulary file into specs; what is wrong is said where it stands, and the rest goes on.</summary>
    internal static class Parser
    {
        public static VocabularySpec Parse(AdditionalText file, CancellationToken cancellationToken)
        {
            var source = file.GetText(cancellationToken) ?? SourceText.From("");
            var report = new VocabularyReport(file.Path, source);
            var scores = new List<ScoreSpec>();
            try
            {
                foreach (var entry in Entries(JsonReader.Read(source.ToString()), report))
                {
                    Add(scores, ScoreEntry.Read(entry, report), entry, report);
                }
            }
            catch (JsonSyntaxException exception)
            {
                report.Add(GenerationRules.LFO3001_VocabularyUnreadable, new TextSpan(exception.Position, 0), Path.GetFileName(file.Path), exception.Message);
                scores.Clear();
            }

            return new(new([.. scores]), report.Diagnostics);
        }

        private static List<JsonValue> Entries(JsonValue root, VocabularyReport report)
        {
            if (root.Kind == JsonKind.Object && root.Find("scores") is { Value: { Kind: JsonKind.Array } scores })
            {
                return scores.Items;
            }

            var place = root.Find("scores")?.Value.Span ?? new TextSpan(root.Span.Start, 1);
            report.Add(GenerationRules.LFO3001_VocabularyUnreadable, place, report.FileName, "an object with an array \"scores\" is expected, as in { \"scores\": [ { \"name\": \"correctness\", \"type\": \"numeric\" } ] }");
            return [];
        }

        private static void Add(List<ScoreSpec> scores, ScoreSpec? score, JsonValue entry, VocabularyReport report)
        {
            if (score is null)
            {
                return;
            }

            var identifier = Identifiers.Pascal(score.Name);
            if (scores.Find(known => known.Identifier == identifier) is { } other)
            {
                report.Add(GenerationRules.LFO3003_VocabularyDuplicate, entry.Find("name")!.Value.Span, score.Name, other.Name);
                return;
            }

            scores.Add(score with { Identifier = identifier });
        }
    }
}

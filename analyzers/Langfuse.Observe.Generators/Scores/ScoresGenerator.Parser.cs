using System.Globalization;
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
        // No team has as many; what has is made by a program, and each would be a property to compile.
        private const int MostScores = 10_000;

        private const int Utf8 = 65001;
        private const int Utf16 = 1200;
        private const int Utf16BigEndian = 1201;

        public static VocabularySpec Parse(AdditionalText file, CancellationToken cancellationToken)
        {
            var source = file.GetText(cancellationToken) ?? SourceText.From("");
            var report = new VocabularyReport(file.Path, source);
            var scores = new List<ScoreSpec>();
            if (NotUtf8(source) is var (problem, at))
            {
                report.Add(GenerationRules.LFO3001_VocabularyUnreadable, new TextSpan(at, 1), report.FileName, problem);
                return new(new([]), report.Diagnostics);
            }

            try
            {
                var known = new Dictionary<string, ScoreSpec>(StringComparer.Ordinal);
                foreach (var entry in Entries(JsonReader.Read(source.ToString()), report))
                {
                    Add(scores, known, ScoreEntry.Read(entry, report), entry, report);
                }
            }
            catch (JsonSyntaxException exception)
            {
                report.Add(GenerationRules.LFO3001_VocabularyUnreadable, new TextSpan(exception.Position, 0), Path.GetFileName(file.Path), exception.Message);
                scores.Clear();
            }

            return new(new([.. scores]), report.Diagnostics);
        }

        /// <summary>What shows that the file was not saved as UTF-8 (or UTF-16 with its mark), and where; null when nothing does.</summary>
        private static (string Problem, int At)? NotUtf8(SourceText source)
        {
            var text = source.ToString();
            var replaced = text.IndexOf('\uFFFD');
            if (replaced >= 0)
            {
                return ("it holds bytes that are no UTF-8. Save it as UTF-8", replaced);
            }

            return source.Encoding is { CodePage: not (Utf8 or Utf16 or Utf16BigEndian) } encoding && text.Any(static character => character > 127)
                ? ($"it is {encoding.WebName} and not UTF-8. Save it as UTF-8", Math.Max(0, text.ToList().FindIndex(static character => character > 127)))
                : null;
        }

        private static List<JsonValue> Entries(JsonValue root, VocabularyReport report)
        {
            if (root.Members.FindAll(static member => member.Name.Text == "scores") is { Count: > 1 } twice)
            {
                report.Add(GenerationRules.LFO3001_VocabularyUnreadable, twice[1].Name.Span, report.FileName, "\"scores\" is there twice. Put all of them into one array");
                return [];
            }

            if (root.Kind == JsonKind.Object && root.Find("scores") is { Value: { Kind: JsonKind.Array } scores })
            {
                if (scores.Items.Count <= MostScores)
                {
                    return scores.Items;
                }

                report.Add(GenerationRules.LFO3001_VocabularyUnreadable, new TextSpan(scores.Span.Start, 1), report.FileName,
                    string.Format(CultureInfo.InvariantCulture, "it holds {0:N0} scores and at most {1:N0} are taken. Names with an id or a number in them belong into metadata", scores.Items.Count, MostScores));
                return [];
            }

            var place = root.Find("scores")?.Value.Span ?? new TextSpan(root.Span.Start, 1);
            report.Add(GenerationRules.LFO3001_VocabularyUnreadable, place, report.FileName, "an object with an array \"scores\" is expected, as in { \"scores\": [ { \"name\": \"correctness\", \"type\": \"numeric\" } ] }");
            return [];
        }

        private static void Add(List<ScoreSpec> scores, Dictionary<string, ScoreSpec> known, ScoreSpec? score, JsonValue entry, VocabularyReport report)
        {
            if (score is null)
            {
                return;
            }

            var identifier = Identifiers.Pascal(score.Name);
            if (known.TryGetValue(identifier, out var other))
            {
                report.Add(GenerationRules.LFO3003_VocabularyDuplicate, entry.Find("name")!.Value.Span, score.Name, other.Name);
                return;
            }

            known[identifier] = score;
            scores.Add(score with { Identifier = identifier });
        }
    }
}

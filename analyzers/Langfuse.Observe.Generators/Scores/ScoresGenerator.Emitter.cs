using System.Collections.Immutable;
using System.Globalization;
using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Scores;

public sealed partial class ScoresGenerator
{
    /// <summary>Turns specs into C#.</summary>
    internal static class Emitter
    {
        public static void Emit(SourceProductionContext context, ImmutableArray<VocabularySpec> vocabularies, ScoresClassSpec place)
        {
            if (place.IsWanted && vocabularies.Length > 0)
            {
                context.AddSource("Langfuse.Scores.g.cs", Source(vocabularies, place).ToSourceText());
            }
        }

        private static SourceWriter Source(ImmutableArray<VocabularySpec> vocabularies, ScoresClassSpec place)
        {
            var source = new SourceWriter();
            Generated.Header(source);
            source.Line("#nullable enable");
            if (place.Namespace.Length > 0)
            {
                source.Open("namespace " + place.Namespace);
            }

            source.Line("/// <summary>The scores of <c>langfuse.scores.json</c>, to be given by their definition: the compiler checks the type of the value.</summary>");
            source.Line(Generated.Attributes);
            source.Line("[global::Langfuse.Observe.NotObserved]");
            source.Open("internal static class " + place.Name);
            EmitScores(source, Distinct(vocabularies), place.Name);
            source.Close();
            if (place.Namespace.Length > 0)
            {
                source.Close();
            }

            return source;
        }

        // Two files may name the same score: the first one counts.
        private static List<ScoreSpec> Distinct(ImmutableArray<VocabularySpec> vocabularies) =>
            [.. vocabularies.SelectMany(static vocabulary => vocabulary.Scores).GroupBy(static score => score.Identifier).Select(static same => same.First())];

        private static void EmitScores(SourceWriter source, List<ScoreSpec> scores, string className)
        {
            // A member cannot have the name of its class.
            var taken = new HashSet<string>(scores.Select(static score => score.Identifier), StringComparer.Ordinal) { className };
            foreach (var score in scores)
            {
                var identifier = score.Identifier == className ? Identifiers.Free(score.Identifier, taken) : score.Identifier;
                EmitScore(source, score, identifier);
                if (score.Categories.Count > 0)
                {
                    EmitCategories(source, score, Identifiers.Free(identifier + "Categories", taken));
                }
            }
        }

        private static void EmitScore(SourceWriter source, ScoreSpec score, string identifier)
        {
            var type = $"global::Langfuse.Observe.ScoreDefinition<{ValueType(score.Type)}>";
            source.Line($"/// <summary>{Summary(score)}</summary>");
            source.Open($"public static {type} {identifier} {{ get; }} = new {type}({CSharpText.Literal(score.Name)}, global::Langfuse.Observe.ScoreDataType.{score.Type})");
            EmitNumber(source, "Min", score.Min);
            EmitNumber(source, "Max", score.Max);
            if (score.Categories.Count > 0)
            {
                source.Line($"Categories = new string[] {{ {string.Join(", ", score.Categories.Select(CSharpText.Literal))} }},");
            }

            EmitText(source, "Description", score.Description);
            EmitText(source, "ConfigId", score.ConfigId);
            source.CloseWith(";");
            source.Line();
        }

        private static void EmitCategories(SourceWriter source, ScoreSpec score, string className)
        {
            source.Line($"/// <summary>The labels of <c>{CSharpText.Documentation(score.Name)}</c>.</summary>");
            source.Open("public static class " + className);
            var taken = new HashSet<string>(StringComparer.Ordinal) { className };
            foreach (var category in score.Categories)
            {
                source.Line($"/// <summary><c>{CSharpText.Documentation(category)}</c></summary>");
                source.Line($"public const string {Identifiers.Free(Identifiers.Pascal(category), taken)} = {CSharpText.Literal(category)};");
            }

            source.Close();
            source.Line();
        }

        private static void EmitNumber(SourceWriter source, string property, double? value)
        {
            if (value is { } number)
            {
                source.Line($"{property} = {number.ToString("R", CultureInfo.InvariantCulture)}d,");
            }
        }

        private static void EmitText(SourceWriter source, string property, string? value)
        {
            if (value is not null)
            {
                source.Line($"{property} = {CSharpText.Literal(value)},");
            }
        }

        private static string ValueType(ScoreType type) => type switch
        {
            ScoreType.Numeric => "double",
            ScoreType.Boolean => "bool",
            _ => "string",
        };

        /// <summary>The description, and the limits that the compiler cannot check.</summary>
        private static string Summary(ScoreSpec score)
        {
            var limits = score.Type switch
            {
                ScoreType.Numeric when score.Min is not null || score.Max is not null => $" From {Text(score.Min)} to {Text(score.Max)}.",
                ScoreType.Categorical when score.Categories.Count > 0 => $" One of: {string.Join(", ", score.Categories)}.",
                _ => "",
            };
            return CSharpText.Documentation((score.Description is { Length: > 0 } text ? text : $"The {score.Type.ToString().ToLowerInvariant()} score \"{score.Name}\".") + limits);
        }

        private static string Text(double? limit) => limit?.ToString("R", CultureInfo.InvariantCulture) ?? "any";
    }
}

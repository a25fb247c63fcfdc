using System.Collections.Immutable;
using Langfuse.Observe.Generators.Prompts.Model;
using Langfuse.Observe.Generators.Scores;
using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Prompts;

public sealed partial class PromptsGenerator
{
    /// <summary>Turns specs into C#.</summary>
    internal static class Emitter
    {
        private const string Message = "global::Langfuse.Observe.ChatPromptMessage";
        private const string Dictionary = "global::System.Collections.Generic.Dictionary<string, object?>";

        public static void Emit(SourceProductionContext context, ImmutableArray<PromptFileSpec> files, ScoresClassSpec place)
        {
            // Two files may name the same prompt: the first one counts.
            var prompts = files.Select(static file => file.Prompt).OfType<PromptSpec>().GroupBy(static prompt => prompt.Identifier).Select(static same => same.First()).ToList();
            if (place.IsWanted && prompts.Count > 0)
            {
                context.AddSource("Langfuse.Prompts.g.cs", Source(prompts, place).ToSourceText());
            }
        }

        private static SourceWriter Source(List<PromptSpec> prompts, ScoresClassSpec place)
        {
            var source = new SourceWriter();
            Generated.Header(source);
            source.Line("#nullable enable");
            if (place.Namespace.Length > 0)
            {
                source.Open("namespace " + place.Namespace);
            }

            source.Line("/// <summary>The prompts of this project's prompt files: got from Langfuse, with the file as fallback.</summary>");
            source.Line(Generated.Attributes);
            source.Line("[global::Langfuse.Observe.NotObserved]");
            source.Open("internal static class " + place.Name);
            var taken = new HashSet<string>(StringComparer.Ordinal) { place.Name };
            prompts.ForEach(prompt => EmitPrompt(source, prompt, Identifiers.Free(prompt.Identifier, taken)));
            source.Close();
            if (place.Namespace.Length > 0)
            {
                source.Close();
            }

            return source;
        }

        private static void EmitPrompt(SourceWriter source, PromptSpec prompt, string className)
        {
            var (kind, get) = prompt.IsChat ? ("global::Langfuse.Observe.ChatPrompt", "GetChatAsync") : ("global::Langfuse.Observe.TextPrompt", "GetTextAsync");
            source.Line($"/// <summary>The {(prompt.IsChat ? "chat" : "text")} prompt <c>{CSharpText.Documentation(prompt.Name)}</c>.</summary>");
            source.Open($"public sealed class {className} : global::Langfuse.Observe.IPromptLink");
            source.Line("/// <summary>The prompt's name in Langfuse.</summary>");
            source.Line($"public const string PromptName = {CSharpText.Literal(prompt.Name)};");
            source.Line();
            EmitFallback(source, prompt);
            source.Line();
            source.Line($"private {className}({kind} prompt) => Prompt = prompt;");
            source.Line();
            source.Line("/// <summary>The version that was got.</summary>");
            source.Line($"public {kind} Prompt {{ get; }}");
            source.Line();
            source.Line("/// <inheritdoc/>");
            source.Line("public string Name => Prompt.Name;");
            source.Line("/// <inheritdoc/>");
            source.Line("public int Version => Prompt.Version;");
            source.Line("/// <inheritdoc/>");
            source.Line("public bool IsFallback => Prompt.IsFallback;");
            source.Line();
            source.Line("/// <summary>Gets the prompt; the text of the file where there is no such prompt, no server or no key.</summary>");
            source.Open($"public static async global::System.Threading.Tasks.Task<{className}> GetAsync(global::Langfuse.Observe.LangfuseClient langfuse, string? label = null, int? version = null, global::System.Threading.CancellationToken cancellationToken = default)");
            var label = prompt.Label is null ? "label" : $"version is null ? label ?? {CSharpText.Literal(prompt.Label)} : label";
            source.Line($"return new {className}(await langfuse.Prompts.{get}(PromptName, label: {label}, version: version, fallback: Fallback, cancellationToken: cancellationToken).ConfigureAwait(false));");
            source.Close();
            source.Line();
            EmitCompile(source, prompt);
            source.Close();
            source.Line();
        }

        private static void EmitFallback(SourceWriter source, PromptSpec prompt)
        {
            source.Line("/// <summary>What the file says.</summary>");
            if (!prompt.IsChat)
            {
                source.Line($"public const string Fallback = {CSharpText.Literal(prompt.Messages[0].Content)};");
                return;
            }

            source.Open($"public static global::System.Collections.Generic.IReadOnlyList<{Message}> Fallback {{ get; }} = new {Message}[]");
            foreach (var message in prompt.Messages)
            {
                source.Line(message.Placeholder is { } placeholder
                    ? $"{Message}.Placeholder({CSharpText.Literal(placeholder)}),"
                    : $"new {Message}({CSharpText.Literal(message.Role)}, {CSharpText.Literal(message.Content)}),");
            }

            source.CloseWith(";");
        }

        private static void EmitCompile(SourceWriter source, PromptSpec prompt)
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            var variables = prompt.Variables.Select(name => (Name: name, Parameter: Identifiers.Free(Identifiers.Valid(name), taken))).ToList();
            var placeholders = prompt.Placeholders.Select(name => (Name: name, Parameter: Identifiers.Free(Identifiers.Valid(name), taken))).ToList();
            var parameters = variables.Select(static variable => "object? " + variable.Parameter)
                .Concat(placeholders.Select(static placeholder => $"global::System.Collections.Generic.IEnumerable<{Message}> {placeholder.Parameter}"));
            var result = prompt.IsChat ? $"global::System.Collections.Generic.IReadOnlyList<{Message}>" : "string";
            source.Line("/// <summary>The prompt with values in place of its variables.</summary>");
            source.Line($"public {result} Compile({string.Join(", ", parameters)}) => Prompt.Compile({Values(variables)}{(prompt.IsChat ? ", " + Values(placeholders) : "")});");
        }

        private static string Values(List<(string Name, string Parameter)> values) =>
            $"new {Dictionary} {{ {string.Join(", ", values.Select(static value => $"[{CSharpText.Literal(value.Name)}] = {value.Parameter}"))} }}";
    }
}

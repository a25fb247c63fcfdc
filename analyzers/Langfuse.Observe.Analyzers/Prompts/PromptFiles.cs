using Langfuse.Observe.Generators.Prompts;
using Langfuse.Observe.Generators.Prompts.Model;
using Langfuse.Observe.Generators.Scores;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>The prompts of the project's prompt files, read as the generator reads them. What is wrong with one, the generator says.</summary>
internal static class PromptFiles
{
    public static IReadOnlyList<PromptSpec> Read(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) =>
        [.. files.Where(static file => PromptFile.IsOne(file.Path)).Select(file => Read(file, cancellationToken)).OfType<PromptSpec>()];

    public static KnownPrompt Known(PromptSpec file) =>
        new(file.Name, [.. file.Variables], [.. file.Placeholders], file.Messages.Any(static message => KnownPrompt.Composes(message.Content)));

    private static PromptSpec? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? PromptFile.Read(file.Path, text.ToString(), new VocabularyReport(file.Path, text)) : null;
}

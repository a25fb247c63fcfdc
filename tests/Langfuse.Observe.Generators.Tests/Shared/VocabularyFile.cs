using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Tests;

internal sealed class VocabularyFile(string text, string path = "/app/langfuse.scores.json") : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}

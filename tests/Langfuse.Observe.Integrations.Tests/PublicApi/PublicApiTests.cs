using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.AspNetCore;
using PublicApiGenerator;

namespace Langfuse.Observe.Integrations.Tests.PublicApi;

public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [Fact]
    public void OpenAI_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.OpenAI.txt", typeof(LangfuseOpenAIExtensions).Assembly.GeneratePublicApi(s_options));

    [Fact]
    public void ExtensionsAI_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.Extensions.AI.txt", typeof(LangfuseAIExtensions).Assembly.GeneratePublicApi(s_options));

    [Fact]
    public void Evaluation_Surface_IsApproved() =>
        Snapshot.Match("Langfuse.Observe.Extensions.AI.Evaluation.txt", typeof(LangfuseEvaluationExtensions).Assembly.GeneratePublicApi(s_options));

    [Fact]
    public void AspNetCore_Surface_IsApproved() => Snapshot.Match("Langfuse.Observe.AspNetCore.txt", typeof(LangfuseRequestOptions).Assembly.GeneratePublicApi(s_options));
}

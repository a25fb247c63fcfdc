using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Generators.Prompts.Model;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>The rules about prompts, which share one look at each call: LFO8002 to LFO8005.</summary>
internal sealed class PromptCalls()
    : CallRule(
        [PromptRules.LFO8002_VariableMissing, PromptRules.LFO8003_VariableUnknown, PromptRules.LFO8004_NameUnknown, PromptRules.LFO8005_LabelNearDuplicate],
        "GetTextAsync", "GetChatAsync", "CreateTextAsync", "CreateChatAsync", "AddLabelsAsync", "DeleteAsync", "ListAsync", "Compile")
{
    public override (Action<NamedCall> Check, Action<CompilationAnalysisContext>? End) Start(AnalyzerOptions options, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        var uses = new PromptUses();
        return (call => Gather(call, uses), end => Judge(end, PromptFiles.Read(options.AdditionalFiles, end.CancellationToken), uses));
    }

    private static void Gather(NamedCall call, PromptUses uses)
    {
        var type = call.Method?.ContainingType;
        if (type?.ContainingNamespace?.ToDisplayString() != "Langfuse.Observe" || call.Operation is not { } operation)
        {
            return;
        }

        switch (type.Name)
        {
            case "PromptsClient":
                GatherRequest(call, operation, uses);
                break;
            case "TextPrompt" or "ChatPrompt" when call.Name.Identifier.ValueText == "Compile" && PromptCompilation.Of(call, operation) is { } compiled:
                uses.Compiled.Add(compiled);
                break;
        }
    }

    private static void GatherRequest(NamedCall call, IInvocationOperation operation, PromptUses uses)
    {
        foreach (var label in PromptArguments.Texts(operation, "label", call).Concat(PromptArguments.Items(operation, "labels", call)))
        {
            uses.Labels.Add(new(label.Text, label.Origin, call.Syntax));
        }

        var names = PromptArguments.Names(operation, call);
        switch (call.Name.Identifier.ValueText)
        {
            case "GetTextAsync" or "GetChatAsync" when names is { Count: > 0 }:
                names.ForEach(name => uses.Got.Add(new(name.Text, name.Origin, call.Syntax)));
                break;
            case "CreateTextAsync" or "CreateChatAsync":
                PromptArguments.Texts(operation, "name", call).ForEach(name => uses.Created.Add(PromptCreation.Of(name.Text, operation, call)));
                break;
        }
    }

    private static void Judge(CompilationAnalysisContext context, IReadOnlyList<PromptSpec> files, PromptUses uses)
    {
        var known = files.Select(PromptFiles.Known).Concat(uses.Created).ToLookup(static prompt => prompt.Name, StringComparer.Ordinal);
        VariableChecks.Check(uses.Compiled, known, context.ReportDiagnostic);
        PromptNames.Check(uses.Got, known, files.Count > 0, context.ReportDiagnostic);
        PromptLabels.Check(uses.Labels, files.Select(static file => file.Label).OfType<string>(), context.ReportDiagnostic);
    }
}

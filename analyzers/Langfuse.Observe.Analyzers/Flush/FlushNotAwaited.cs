using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5003: the task of a flush or an asynchronous disposal is dropped.</summary>
internal sealed class FlushNotAwaited() : CallRule([FlushRules.LFO5003_FlushNotAwaited], "FlushAsync", "DisposeAsync")
{
    protected override void Check(NamedCall call)
    {
        if (call.Method is not { } method || !(call.Symbols.IsClient(method.ContainingType) || (method.ContainingType.Name == "IAsyncDisposable" && IsCastClient(call))))
        {
            return;
        }

        if (DroppedTask.Is(call.Syntax, call.Model, call.CancellationToken) || IsInDroppedRun(call))
        {
            call.Report(FlushRules.LFO5003_FlushNotAwaited.At(call.Name, method.Name));
        }
        else
        {
            DroppedFlushes.OfHelper(call);
        }
    }

    /// <summary><c>_ = Task.Run(() => langfuse.FlushAsync());</c></summary>
    private static bool IsInDroppedRun(NamedCall call) =>
        call.Syntax.Parent is LambdaExpressionSyntax
        {
            Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run", Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" } } } run },
        }
        && DroppedTask.Is(run, call.Model, call.CancellationToken);

    private static bool IsCastClient(NamedCall call) =>
        call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: ParenthesizedExpressionSyntax { Expression: CastExpressionSyntax cast } }
        && call.Symbols.IsClient(call.Model.GetTypeInfo(cast.Expression, call.CancellationToken).Type);
}

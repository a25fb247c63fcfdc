using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>The body of an asynchronous iterator: what it has made current is kept over a <c>yield</c>.</summary>
internal sealed class YieldRewriter(RewriteContext context)
{
    /// <param name="iterator">The iterator as written; nothing happens to any other method.</param>
    public void Rewrite(MethodDefinition iterator)
    {
        if (AsyncIteratorBody.Find(iterator) is not { } body)
        {
            return;
        }

        var yielded = MachineField.Inside(
            MachineField.Add(body.MoveNext.DeclaringType, EmittedNames.Yielded, iterator.Module.TypeSystem.Object));
        using var edit = new BodyEdit(body.MoveNext);
        foreach (var yield in body.Yields)
        {
            // ObservationScope.Yield(ref this.<>lfo__yielded);
            new IlWriter(edit.Body).LoadThis().LoadFieldAddress(yielded).Call(context.Scope.Yield).InsertBefore(yield);
        }

        // ObservationScope.Resume(ref this.<>lfo__yielded);
        var resume = new IlWriter(edit.Body).LoadThis().LoadFieldAddress(yielded).Call(context.Scope.Resume);
        resume.InsertAtStart();
        HiddenLines.JoinFirst(body.MoveNext, resume.First, isAlways: false);
    }
}

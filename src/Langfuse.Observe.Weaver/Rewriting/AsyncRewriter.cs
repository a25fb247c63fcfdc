using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Async methods: the observation begins where the state machine starts and ends where it sets its result.</summary>
/// <remarks>Inside the state machine rather than around the task: synchronous completion stays synchronous, the awaiter resumes after the
/// observation has ended, and stack traces show no frames of ours.</remarks>
internal sealed class AsyncRewriter(RewriteContext context) : IShapeRewriter
{
    public bool Rewrites(MethodShape shape) => shape == MethodShape.Async;

    public void Rewrite(ObservationPlan plan)
    {
        var async = AsyncBody.Find(plan.Method, out var problem) ?? throw new InvalidOperationException(problem);
        var field = MachineField.Add(async.MoveNext.DeclaringType, EmittedNames.Scope, context.Scope.Observation);
        RewriteKickOff(plan, async, field);
        RewriteMoveNext(plan, async, field);
    }

    private void RewriteKickOff(ObservationPlan plan, AsyncBody async, FieldDefinition field)
    {
        using var edit = new BodyEdit(async.KickOff);
        var scope = new VariableDefinition(context.Scope.Observation);

        // machine.<>lfo__scope = scope;
        var store = new IlWriter(edit.Body);
        _ = async.Machine.VariableType.IsValueType ? store.LoadLocalAddress(async.Machine) : store.LoadLocal(async.Machine);
        store.LoadLocal(scope).StoreField(new FieldReference(field.Name, field.FieldType, async.Machine.VariableType));
        store.InsertBefore(async.LoadMachine);

        // The caller's context must not stay inside the observation.
        if (plan.CanReplay)
        {
            Replay.AtReturn(edit, plan, scope, context);
        }
        else
        {
            // ObservationScope.Leave(scope);
            new IlWriter(edit.Body).LoadLocal(scope).Call(context.Scope.Leave).InsertAfter(async.Start);
        }

        Prologue.Insert(edit, plan, context, scope);
    }

    private void RewriteMoveNext(ObservationPlan plan, AsyncBody async, FieldDefinition field)
    {
        using var edit = new BodyEdit(async.MoveNext);
        var scope = MachineField.Inside(field);
        Filters.Surround(edit, context, see => see.LoadThis().LoadField(scope));
        Replay.AtStartOfSteps(edit, plan, async.SetException, scope, context);
        if (async.SetResult is { } setResult)
        {
            Complete(edit, setResult, scope, plan.Settings.CaptureOutput);
        }

        // ObservationScope.AsyncFail(exception, this.<>lfo__scope);
        var exception = ((MethodReference)async.SetException.Operand).Parameters[0].ParameterType;
        new IlWriter(edit.Body).Duplicate().LoadThis().LoadField(scope).Call(context.Scope.AsyncFail(exception)).InsertBefore(async.SetException);
    }

    private void Complete(BodyEdit edit, Instruction setResult, FieldReference scope, bool capturesOutput)
    {
        var writer = new IlWriter(edit.Body);
        if (ResultType((MethodReference)setResult.Operand) is { } stream && TypeFacts.IsAsyncStream(stream))
        {
            // result = ObservationScope.AsyncFollow(result, this.<>lfo__scope);
            writer.LoadThis().LoadField(scope).Call(context.Scope.AsyncFollow(stream));
        }
        else if (capturesOutput && ResultType((MethodReference)setResult.Operand) is { } result)
        {
            // ObservationScope.AsyncComplete(result, this.<>lfo__scope);
            writer.Duplicate().LoadThis().LoadField(scope).Call(context.Scope.AsyncComplete(result));
        }
        else
        {
            // ObservationScope.AsyncComplete(this.<>lfo__scope);
            writer.LoadThis().LoadField(scope).Call(context.Scope.AsyncCompleteVoid);
        }

        writer.InsertBefore(setResult);
    }

    /// <summary>The type of what <c>SetResult</c> takes, as the state machine names it; null when it takes nothing.</summary>
    private static TypeReference? ResultType(MethodReference setResult) => setResult.Parameters switch
    {
        [] => null,
        [{ ParameterType: GenericParameter { Type: GenericParameterType.Type } parameter }] =>
            ((GenericInstanceType)setResult.DeclaringType).GenericArguments[parameter.Position],
        [{ ParameterType: { ContainsGenericParameter: false } type }] => type,
        _ => null,
    };
}

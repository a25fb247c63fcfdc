using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>The beginning of every observed method.</summary>
internal static class Prologue
{
    /// <summary>Puts it before the body. Last of all edits: everything before it counts from the first instruction of the user's.</summary>
    /// <param name="scope">The local that holds the observation.</param>
    public static void Insert(BodyEdit edit, ObservationPlan plan, RewriteContext context, VariableDefinition scope, bool isIterator = false)
    {
        edit.Body.Variables.Add(scope);
        var writer = new IlWriter(edit.Body);
        Begin(writer, plan, context, isIterator);
        writer.StoreLocal(scope);
        Markers(writer, plan, context, scope);
        Arguments(writer, plan, context, scope);
        writer.InsertAtStart();
        HiddenLines.JoinFirst(plan.Method, writer.First, isAlways: Discovery.MethodShapes.IsRuntimeAsync(plan.Method));
    }

    // var scope = ObservationScope.Begin(<>lfo__methods0.m3, ObservationScope.IdText(traceId), ObservationScope.IdText(parentId));
    private static void Begin(IlWriter writer, ObservationPlan plan, RewriteContext context, bool isIterator)
    {
        writer.LoadStaticField(context.Catalogue.Add(plan));
        if (plan.TraceId is null && plan.ParentObservationId is null)
        {
            writer.Call(isIterator ? context.Scope.BeginStream : context.Scope.Begin);
            return;
        }

        Id(writer, plan.TraceId, context);
        Id(writer, plan.ParentObservationId, context);
        writer.Call(isIterator ? context.Scope.BeginStreamWithIds : context.Scope.BeginWithIds);
    }

    private static void Id(IlWriter writer, ArgumentPlan? id, RewriteContext context)
    {
        if (id is null)
        {
            writer.LoadNull();
            return;
        }

        LoadValue(writer, id, context);
        writer.Call(context.Scope.IdText(id.Type));
    }

    // ObservationScope.UserId(scope, userId);
    private static void Markers(IlWriter writer, ObservationPlan plan, RewriteContext context, VariableDefinition scope)
    {
        foreach (var marker in plan.Markers)
        {
            writer.LoadLocal(scope);
            LoadValue(writer, marker.Argument, context);
            writer.Call(context.Scope.Marker(marker.Method, marker.Argument.Type));
        }
    }

    // ObservationScope.Argument(scope, "question", question); ... ObservationScope.EndArguments(scope);
    private static void Arguments(IlWriter writer, ObservationPlan plan, RewriteContext context, VariableDefinition scope)
    {
        var recorded = plan.Arguments.Where(argument => argument.Kind != ArgumentKind.None).ToList();
        if (recorded.Count == 0)
        {
            return;
        }

        foreach (var argument in recorded)
        {
            writer.LoadLocal(scope).LoadString(argument.Name);
            Argument(writer, argument, context);
        }

        writer.LoadLocal(scope).Call(context.Scope.EndArguments);
    }

    private static void Argument(IlWriter writer, ArgumentPlan argument, RewriteContext context)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Value:
                writer.LoadArgument(argument.Parameter).Call(context.Scope.Argument(argument.Type));
                break;
            case ArgumentKind.Reference:
                writer.LoadArgument(argument.Parameter).Call(context.Scope.ReferenceArgument(argument.Type));
                break;
            case ArgumentKind.Characters when IsByReference(argument):
                writer.LoadArgument(argument.Parameter).Call(context.Scope.ReferenceCharactersArgument(argument.Type));
                break;
            case ArgumentKind.Characters:
                writer.LoadArgument(argument.Parameter);
                Spans.MakeReadOnly(writer, argument.Type, context);
                writer.Call(context.Scope.CharactersArgument);
                break;
            case ArgumentKind.TypeName:
                writer.LoadString(Discovery.TypeNames.Short(argument.Type)).Call(context.Scope.OpaqueArgument);
                break;
            case ArgumentKind.Sensitive:
                writer.Call(context.Scope.SensitiveArgument);
                break;
        }
    }

    /// <summary>Of a reference what it points to, read by the library: unsafe code can pass one to nothing.</summary>
    private static void LoadValue(IlWriter writer, ArgumentPlan argument, RewriteContext context)
    {
        writer.LoadArgument(argument.Parameter);
        if (IsByReference(argument))
        {
            writer.Call(context.Scope.Dereference(argument.Type));
        }
    }

    private static bool IsByReference(ArgumentPlan argument) => Discovery.TypeFacts.Unmodified(argument.Parameter.ParameterType).IsByReference;
}

using Langfuse.Observe.Weaver.Discovery;

namespace Langfuse.Observe.Weaver.Planning;

/// <summary>Decides what is recorded of each join point.</summary>
internal sealed class ObservationPlanner
{
    private static readonly string[] s_markers = ["UserId", "SessionId", "Model"];

    private readonly ParameterKinds _kinds = new();

    public ObservationPlan Plan(JoinPoint joinPoint)
    {
        var method = joinPoint.Method;
        var parameters = method.HasParameters ? method.Parameters.Select(_kinds.Of).ToList() : [];
        return new ObservationPlan(joinPoint, TypeNames.WrittenOwner(method), joinPoint.Settings.Name ?? joinPoint.Name)
        {
            Arguments = joinPoint.Settings.CaptureInput ? [.. parameters.Where(plan => plan.Parameter.Name.Length > 0)] : [],
            Markers = [.. Markers(parameters)],
            TraceId = Marked(parameters, "TraceIdAttribute"),
            ParentObservationId = Marked(parameters, "ParentObservationIdAttribute"),
            Result = Result(joinPoint),
        };
    }

    /// <summary>How the value that the body leaves is recorded; tasks and streams are followed and record their own.</summary>
    private static ArgumentKind Result(JoinPoint joinPoint) => joinPoint.Settings.CaptureOutput && joinPoint.Shape == MethodShape.Sync
        ? ParameterKinds.OfResult(MethodShapes.BodyResult(joinPoint.Method))
        : ArgumentKind.None;

    private static IEnumerable<MarkerPlan> Markers(IReadOnlyList<ArgumentPlan> parameters) =>
        from marker in s_markers
        let marked = Marked(parameters, marker + "Attribute")
        where marked is not null
        select new MarkerPlan(marker, marked);

    private static ArgumentPlan? Marked(IReadOnlyList<ArgumentPlan> parameters, string attribute)
    {
        for (var index = 0; index < parameters.Count; index++)
        {
            if (parameters[index].Parameter.HasCustomAttributes && ObserveMarks.Has(parameters[index].Parameter, attribute))
            {
                return IsReadable(parameters[index]) ? parameters[index] : null;
            }
        }

        return null;
    }

    /// <summary>An id must be a value that a generic method can take.</summary>
    private static bool IsReadable(ArgumentPlan argument) =>
        argument.Type is not (PointerType or FunctionPointerType) && !TypeFacts.IsByRefLike(argument.Type);
}

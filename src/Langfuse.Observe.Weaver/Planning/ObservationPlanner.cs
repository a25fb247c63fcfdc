using Langfuse.Observe.Weaver.Discovery;

namespace Langfuse.Observe.Weaver.Planning;

/// <summary>Decides what is recorded of each join point.</summary>
internal sealed class ObservationPlanner
{
    private static readonly string[] s_markers = ["UserId", "SessionId", "Model", MarkerPlan.TraceId, MarkerPlan.ParentObservationId];

    private readonly ParameterKinds _kinds = new();

    public ObservationPlan Plan(JoinPoint joinPoint)
    {
        var method = joinPoint.Method;
        var parameters = method.HasParameters ? method.Parameters.Select(_kinds.Of).ToList() : [];
        var markers = Marked(parameters).ToList();
        var read = markers.FindAll(marker => IsReadable(marker.Argument));
        return new ObservationPlan(joinPoint, TypeNames.WrittenOwner(method), joinPoint.Settings.Name ?? joinPoint.Name)
        {
            Arguments = joinPoint.Settings.CaptureInput ? Named(parameters) : [],
            Markers = read.FindAll(marker => !marker.IsId),
            TraceId = read.Find(marker => marker.Method == MarkerPlan.TraceId)?.Argument,
            ParentObservationId = read.Find(marker => marker.Method == MarkerPlan.ParentObservationId)?.Argument,
            UnreadMarkers = markers.FindAll(marker => !read.Contains(marker)),
            Result = Result(joinPoint),
            CanReplay = Replayability.Of(joinPoint),
        };
    }

    /// <summary>Those with a name, each with one of its own: the compiler names each discard of a lambda <c>_</c>, and JSON keeps the last of a name.</summary>
    private static List<ArgumentPlan> Named(List<ArgumentPlan> parameters)
    {
        var named = parameters.FindAll(plan => plan.Parameter.Name.Length > 0);
        if (named.Count < 2)
        {
            return named;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return named.ConvertAll(plan => names.Add(plan.Name) ? plan : plan with { Name = Another(plan.Name, names) });
    }

    private static string Another(string name, HashSet<string> names)
    {
        var number = 2;
        while (!names.Add(name + number))
        {
            number++;
        }

        return name + number;
    }

    /// <summary>How the value that the body leaves is recorded; tasks and streams are followed and record their own.</summary>
    private static ArgumentKind Result(JoinPoint joinPoint) => joinPoint.Settings.CaptureOutput && joinPoint.Shape == MethodShape.Sync
        ? ParameterKinds.OfResult(MethodShapes.BodyResult(joinPoint.Method))
        : ArgumentKind.None;

    /// <summary>For each marker the first parameter that carries it.</summary>
    private static IEnumerable<MarkerPlan> Marked(IReadOnlyList<ArgumentPlan> parameters) =>
        from name in parameters.Any(argument => argument.Parameter.HasCustomAttributes) ? s_markers : []
        let argument = parameters.FirstOrDefault(argument => ObserveMarks.Has(argument.Parameter, name + "Attribute"))
        where argument is not null
        select new MarkerPlan(name, argument);

    /// <summary>It must have a value when the method begins, and one that a generic method can take.</summary>
    private static bool IsReadable(ArgumentPlan argument) => argument.Parameter is not { IsOut: true, IsIn: false }
        && argument.Type is not (PointerType or FunctionPointerType) && !TypeFacts.IsByRefLike(argument.Type);
}

using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Finds the methods to observe: the nearest of member, type, assembly and build property decides.</summary>
internal sealed class JoinPointFinder
{
    private readonly List<JoinPoint> _found = [];
    private readonly List<MemberReport> _skipped = [];
    private readonly IReadOnlyList<AssemblyScope> _assemblyScopes;
    private readonly bool _weaveAll;

    private JoinPointFinder(ModuleDefinition module, bool weaveAll)
    {
        _assemblyScopes = AssemblyScope.Of(module.Assembly);
        _weaveAll = weaveAll;
    }

    public static JoinPoints Find(ModuleDefinition module, bool weaveAll)
    {
        // The name may stand in a string of the project's: the table of references tells without a look at any member.
        if (!weaveAll && !module.HasTypeReference(ObserveMarks.Namespace + ".ObserveAttribute"))
        {
            return new JoinPoints([], []);
        }

        var finder = new JoinPointFinder(module, weaveAll);
        foreach (var type in module.Types)
        {
            finder.Visit(type, isOptedOut: false);
        }

        return new JoinPoints(finder._found, finder._skipped);
    }

    private void Visit(TypeDefinition type, bool isOptedOut)
    {
        if (!MayHoldJoinPoints(type))
        {
            return;
        }

        var scope = TypeScope.Of(type, isOptedOut, AssemblySettings(type));
        foreach (var method in type.Methods)
        {
            Visit(method, scope);
        }

        foreach (var nested in type.NestedTypes)
        {
            Visit(nested, scope.IsOptedOut);
        }
    }

    private void Visit(MethodDefinition method, TypeScope scope)
    {
        if (scope.IsMemberOptedOut(method))
        {
            if (scope.Settings is not null && MethodKinds.IsOrdinary(method))
            {
                Skip(method, "opted out by [NotObserved]");
            }

            return;
        }

        if (scope.MemberSettings(method) is { } own)
        {
            _found.Add(new JoinPoint(method, own, JoinPointOrigin.Member, scope.NameOf(method)));
        }
        else if (scope.Settings is { } settings && MethodKinds.IsOrdinary(method))
        {
            _found.Add(new JoinPoint(method, settings, scope.Origin, scope.NameOf(method)));
        }
        else if (_weaveAll && !scope.IsOptedOut && MethodKinds.IsWeavable(method))
        {
            _found.Add(new JoinPoint(method, scope.Settings ?? ObserveSettings.Default, JoinPointOrigin.WeaveAll, scope.NameOf(method)));
        }
        else if (scope.Settings is not null && MethodKinds.IsWritten(method))
        {
            Skip(method, "not an ordinary public or internal method");
        }
    }

    private void Skip(MethodDefinition method, string why) =>
        _skipped.Add(new MemberReport(MemberNames.Signature(method), MethodShapes.Of(method).ToString(), false, why, SourceLocation.Of(method)));

    private ObserveSettings? AssemblySettings(TypeDefinition type)
    {
        if (_assemblyScopes.Count == 0)
        {
            return null;
        }

        var outermost = type;
        while (outermost.DeclaringType is { } outer)
        {
            outermost = outer;
        }

        return _assemblyScopes.FirstOrDefault(scope => scope.Patterns.Match(outermost.Namespace))?.Settings;
    }

    private static bool MayHoldJoinPoints(TypeDefinition type) =>
        type.Name is not "<Module>" && !type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
        && type.HasMethods | type.HasNestedTypes && !StateMachine.Is(type) && !ExtensionBlock.IsSkeleton(type);
}

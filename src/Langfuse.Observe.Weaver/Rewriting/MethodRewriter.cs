using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Carries out plans: for each, the first rewriter that takes its shape.</summary>
internal sealed class MethodRewriter
{
    private readonly RewriteContext _context;
    private readonly IReadOnlyList<IShapeRewriter> _rewriters;

    public MethodRewriter(ModuleDefinition module, ScopeMembers scope)
    {
        var known = new WellKnownMembers(module);
        _context = new RewriteContext(scope, known, new MethodCatalogue(module, scope, known));
        _rewriters = [new SyncRewriter(_context), new AsyncRewriter(_context), new TaskRewriter(_context), new StreamRewriter(_context)];
    }

    public void Rewrite(ObservationPlan plan) => _rewriters.First(rewriter => rewriter.Rewrites(plan.JoinPoint.Shape)).Rewrite(plan);

    /// <summary>Finishes what was added beside the methods.</summary>
    public void Close() => _context.Catalogue.Close();
}

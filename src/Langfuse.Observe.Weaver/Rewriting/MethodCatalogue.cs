using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Emits one static field per observed method, which holds what is known of it.</summary>
/// <remarks>The classes are not generic, so all instantiations of a generic method share a field; they hold few fields each, so that the
/// first call of one method does not make the objects of all; without a static constructor check, so that compiled code holds constants.</remarks>
internal sealed class MethodCatalogue(ModuleDefinition module, ScopeMembers scope, WellKnownMembers known)
{
    private const int FieldsPerClass = 32;

    private readonly List<ObservationPlan> _plans = [];
    private TypeDefinition? _class;

    /// <summary>The field that holds the method's description.</summary>
    public FieldDefinition Add(ObservationPlan plan)
    {
        if (_class is null || _plans.Count == FieldsPerClass)
        {
            Close();
            _class = NewClass();
        }

        var field = new FieldDefinition(
            "m" + _plans.Count, FieldAttributes.Assembly | FieldAttributes.Static | FieldAttributes.InitOnly, scope.ObservedMethod);
        _class.Fields.Add(field);
        _plans.Add(plan);
        return field;
    }

    /// <summary>Writes the static constructor of the last class.</summary>
    public void Close()
    {
        if (_class is null)
        {
            return;
        }

        var constructor = new MethodDefinition(
            ".cctor",
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            module.TypeSystem.Void);
        var writer = new IlWriter(constructor.Body);
        for (var index = 0; index < _plans.Count; index++)
        {
            Describe(_plans[index], writer);
            writer.StoreStaticField(_class.Fields[index]);
        }

        writer.Return().Append();
        _class.Methods.Add(constructor);
        _plans.Clear();
    }

    private TypeDefinition NewClass()
    {
        var type = new TypeDefinition(
            "",
            EmittedNames.Methods + module.Types.Count,
            TypeAttributes.Class | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            module.TypeSystem.Object)
        {
            CustomAttributes = { new CustomAttribute(known.CompilerGenerated) },
        };
        module.Types.Add(type);
        return type;
    }

    // new ObservedMethod("Shop.Cart", "Pay", ObservationType.Tool, ObservedMethodOptions.CaptureInput).WithModel("gpt-4o")...
    private void Describe(ObservationPlan plan, IlWriter writer)
    {
        var settings = plan.Settings;
        writer.LoadString(plan.DeclaringType).LoadString(plan.Name).LoadInt(settings.AsType).LoadInt(Options(plan)).New(scope.NewObservedMethod);
        if (settings.Model is { } model)
        {
            writer.LoadString(model).Call(scope.With("Model", module.TypeSystem.String));
        }

        if (settings.Level != 0)
        {
            writer.LoadInt(settings.Level).Call(scope.With("Level", scope.ObservationLevel));
        }

        if (settings.Version is { } version)
        {
            writer.LoadString(version).Call(scope.With("Version", module.TypeSystem.String));
        }

        if (settings.Project is { } project)
        {
            writer.LoadString(project).Call(scope.With("Project", module.TypeSystem.String));
        }

        if (settings.SampleRate is not 1)
        {
            writer.LoadDouble(settings.SampleRate).Call(scope.With("SampleRate", module.TypeSystem.Double));
        }

        if (settings.Reducer is { } reducer)
        {
            writer.LoadToken(reducer).Call(known.TypeFromHandle).Call(scope.With("Reducer", known.Type));
        }
    }

    /// <summary>The numbers of <c>ObservedMethodOptions</c>.</summary>
    private static int Options(ObservationPlan plan) =>
        (plan.Settings.CaptureInput ? 1 : 0) | (plan.Settings.CaptureOutput ? 2 : 0) | (plan.Settings.Root ? 4 : 0)
        | (plan.CanReplay ? 8 : 0);
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Compiles a path of members into one method: <c>value => ((T)value).A?.B</c>.</summary>
internal static class AccessorCompiler
{
    [RequiresDynamicCode("Compiles a method.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The two members of Nullable are used by every program that has one.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The two members of Nullable are used by every program that has one.")]
    public static Func<object, object?> Compile(Type type, List<MethodInfo> steps)
    {
        var method = new DynamicMethod("read " + type.Name, typeof(object), [typeof(object)], typeof(AccessorCompiler).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var nothing = il.DefineLabel();

        // var current = (T)value;
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(type.IsValueType ? OpCodes.Unbox_Any : OpCodes.Castclass, type);
        var current = type;
        for (var i = 0; i < steps.Count; i++)
        {
            current = EmitHolder(il, current, nothing, mayBeNull: i > 0);

            // current = current.Member;
            if (current.IsValueType && steps[i].DeclaringType != current)
            {
                // A member that the struct inherits, such as an enum's ToString.
                il.Emit(OpCodes.Constrained, current);
            }

            il.Emit(steps[i].DeclaringType == current && current.IsValueType ? OpCodes.Call : OpCodes.Callvirt, steps[i]);
            current = steps[i].ReturnType;
        }

        // return (object)current;
        if (current.IsValueType)
        {
            il.Emit(OpCodes.Box, current);
        }

        il.Emit(OpCodes.Ret);
        il.MarkLabel(nothing);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, object?>>();
    }

    /// <summary>Makes what is on the stack ready for a call of one of its members, past a null.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "As above.")]
    private static Type EmitHolder(ILGenerator il, Type current, Label nothing, bool mayBeNull)
    {
        if (!current.IsValueType && !mayBeNull)
        {
            return current;
        }

        var local = il.DeclareLocal(current);
        il.Emit(OpCodes.Stloc, local);
        if (!current.IsValueType)
        {
            // if (current is null) return null;
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Brfalse, nothing);
            il.Emit(OpCodes.Ldloc, local);
            return current;
        }

        if (Nullable.GetUnderlyingType(current) is not { } underlying)
        {
            il.Emit(OpCodes.Ldloca, local);
            return current;
        }

        // if (!current.HasValue) return null; var inner = current.GetValueOrDefault();
        il.Emit(OpCodes.Ldloca, local);
        il.Emit(OpCodes.Call, current.GetProperty("HasValue")!.GetMethod!);
        il.Emit(OpCodes.Brfalse, nothing);
        il.Emit(OpCodes.Ldloca, local);
        il.Emit(OpCodes.Call, current.GetMethod("GetValueOrDefault", [])!);
        var inner = il.DeclareLocal(underlying);
        il.Emit(OpCodes.Stloc, inner);
        il.Emit(OpCodes.Ldloca, inner);
        return underlying;
    }
}

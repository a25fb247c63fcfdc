namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>A field that is added to a state machine.</summary>
internal static class MachineField
{
    public static FieldDefinition Add(TypeDefinition machine, string name, TypeReference type)
    {
        var field = new FieldDefinition(name, FieldAttributes.Public, type);
        machine.Fields.Add(field);
        return field;
    }

    /// <summary>The field as the machine's own code names it, with the machine's type parameters.</summary>
    public static FieldReference Inside(FieldDefinition field)
    {
        var machine = field.DeclaringType;
        if (!machine.HasGenericParameters)
        {
            return new FieldReference(field.Name, field.FieldType, machine);
        }

        var self = new GenericInstanceType(machine);
        foreach (var parameter in machine.GenericParameters)
        {
            self.GenericArguments.Add(parameter);
        }

        return new FieldReference(field.Name, field.FieldType, self);
    }
}

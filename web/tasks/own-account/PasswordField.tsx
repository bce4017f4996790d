import { TextInput } from '@mantine/core';

/** A password to type. `name` tells the browser's own keeper of passwords which one is meant. */
export function PasswordField({ name, label, isNew = false }: { name: string; label: string; isNew?: boolean }) {
  return (
    <TextInput
      type="password"
      name={name}
      label={label}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
    />
  );
}

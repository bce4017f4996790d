import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.js';
import { findJava, howToInstall, OLDEST_JAVA } from './java.js';

describe('finding a JDK', () => {
  it('takes the newest this machine has, whatever "java" is', async () => {
    expect((await findJava(readConfig().java)).version).toBeGreaterThanOrEqual(OLDEST_JAVA);
  });

  it('takes the one that is named, and says what to install where that is none', async () => {
    const nowhere = { wanted: '/no/jdk/here', javaHome: null, searchPath: [] };
    await expect(findJava(nowhere)).rejects.toThrow(
      /needs a Java development kit \(JDK\), version 21 or newer: HAWKSBILL_JAVA names \/no\/jdk\/here, where none was found\.\nInstall one: /,
    );
  });

  it.each([
    ['darwin', 'brew install openjdk'],
    ['win32', 'winget install'],
    ['linux', 'apt-get install openjdk-21-jdk'],
  ] as const)('names the command of %s', (platform, command) => {
    expect(howToInstall('jdk', platform)).toContain(command);
  });
});
